/** Longer texts are hardly ever the same twice, and remembering them costs as much as it saves. */
const LONGEST = 80;

/**
 * Makes equal texts one. What comes from another thread or a file has a copy of its own of each name it says, and names are
 * what facts are made of: a million lines of addons hold six times as many texts as different ones.
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
