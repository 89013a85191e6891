/** A matcher for `*` (letters inside a name), `**` (folders) and `?`; every other character stands for itself. */
export function glob(pattern: string): (text: string) => boolean {
  const source = pattern.replace(/\*\*\/?|[*?]|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}
