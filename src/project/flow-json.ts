/** True for a JSON file of a folder that is meant to be a flow, in the present or the older format, or an answer with one. */
export function isFlowJson(text: string): boolean {
  return /"(?:StartAction|Actions)"\s*:/.test(text) || /"modules"\s*:\s*\[/.test(text) || mayBeAnswer(text);
}

/** True for a text that may be an answer of the API with a flow in it. */
export function mayBeAnswer(text: string): boolean {
  return /"ContactFlow(?:Module)?"\s*:/.test(text);
}
