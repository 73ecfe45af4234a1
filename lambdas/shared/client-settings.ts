/**
 * Settings of every AWS client in a handler. Endpoint, region and credentials come from the standard environment
 * (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_REGION`, …), so that the local instance and the cloud run the
 * same code.
 *
 * A flow waits at most 8 seconds for a function: a slow request is given up in time for one more try.
 */
export const clientSettings = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 1500, throwOnRequestTimeout: true },
};
