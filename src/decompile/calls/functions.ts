/** What is special about how one of the author's functions is called. */
interface FunctionForm {
  /** How many arguments stand before its options, where some may be left out. */
  readonly argumentsBefore?: number;
  /** Its options are members of its first argument. */
  readonly optionsInFirst?: true;
  /** It ends its way, but its errors may go on behind it. */
  readonly goesOnAfterErrors?: true;
  /** A long text can be given to it as a template, which the formatter leaves on one line. */
  readonly isTag?: true;
}

const forms = new Map<string, FunctionForm>([
  ["action", { goesOnAfterErrors: true }],
  ["checkHoursOfOperation", { argumentsBefore: 1 }],
  ["listDataTable", { argumentsBefore: 2 }],
  ["loopPrompts", { goesOnAfterErrors: true }],
  ["playPrompt", { isTag: true }],
  ["returnFromModule", { argumentsBefore: 2 }],
  ["setRecording", { optionsInFirst: true }],
  ["transferToFlow", { goesOnAfterErrors: true }],
  ["transferToOtherQueue", { goesOnAfterErrors: true }],
  ["transferToPhoneNumber", { goesOnAfterErrors: true }],
  ["transferToQueue", { goesOnAfterErrors: true }],
]);

const usual: FunctionForm = {};

/** How a function of the author's is called. */
export function formOf(fn: string): FunctionForm {
  return forms.get(fn) ?? usual;
}
