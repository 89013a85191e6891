/** Measured on 44 OCA repositories at 14.0: up to this length 4,062k texts, 380k different ones; beyond it 34k and 17k. */
const LONGEST = 80;

/**
 * Makes equal texts one. What comes from another thread or a file has a copy of its own of each name it says, and names are
 * what facts are made of: each stands there eleven times on average.
 * @returns A function that goes through plain data (arrays and objects of them) and gives it back, changed in place.
 */
export function shareTexts(): <T>(data: T) => T {
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    if (text.length > LONGEST) return text;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  const walk = (data: object): void => {
    const entries = data as Record<string, unknown>;
    for (const key in entries) {
      const value = entries[key];
      if (typeof value === 'string') entries[key] = shared(value);
      else if (typeof value === 'object' && value !== null) walk(value);
    }
  };
  return (data) => {
    if (typeof data === 'object' && data !== null) walk(data);
    return data;
  };
}
