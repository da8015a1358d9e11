const mostTexts = 2_000;

/** A pure function of a text that remembers its answers: many customers have the same few texts. Forgets all when they grow many. */
export function rememberedByText<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      if (known.size >= mostTexts) known.clear();
      value = compute(text);
      known.set(text, value);
    }
    return value as T;
  };
}
