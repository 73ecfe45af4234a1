/** Makes a function that works out its answer once for each object; several rules ask the same question. */
export function rememberFor<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let known = answers.get(key);
    if (!known) answers.set(key, (known = { answer: work(key) }));
    return known.answer;
  };
}
