/** `1 addon`, `3 addons`, `2 menu entries`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : plural(noun)}`;
}

/** `menu entry` gives `menu entries`, `model of its own` gives `models of its own`. */
function plural(noun: string): string {
  const [, head = noun, rest = ''] = /^(.*?)( (?:of|that|above|in) .*)?$/.exec(noun) ?? [];
  return (/[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ies` : `${head}s`) + rest;
}
