/**
 * Where two values of plain data differ, as `path: one, other`; null where they do not. Stricter than a deep comparison of
 * most libraries: -0 is not 0, a property that is undefined is not one that is missing, and only plain objects, lists,
 * texts, finite numbers, booleans and null are plain data at all.
 */
export function difference(one: unknown, other: unknown, path = ''): string | null {
  if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    if (Array.isArray(one) !== Array.isArray(other)) return `${path}: a list and none`;
    return Array.isArray(one) ? ofLists(one, other as unknown[], path) : ofObjects(one, other, path);
  }
  return Object.is(one, other) ? null : `${path}: ${shown(one)}, ${shown(other)}`;
}

function ofLists(one: unknown[], other: unknown[], path: string): string | null {
  if (one.length !== other.length) return `${path}: ${one.length} entries, ${other.length}`;
  for (let at = 0; at < one.length; at++) {
    const found = difference(one[at], other[at], `${path}[${at}]`);
    if (found !== null) return found;
  }
  return null;
}

function ofObjects(one: object, other: object, path: string): string | null {
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  const missing = keys.find((key) => !Object.hasOwn(other, key)) ?? others.find((key) => !Object.hasOwn(one, key));
  if (missing !== undefined) return `${path}.${missing}: in one of the two alone`;
  for (const key of keys) {
    const found = difference((one as never)[key], (other as never)[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function shown(value: unknown): string {
  const text = Object.is(value, -0) ? '-0' : typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A place that holds something other than plain data, which no file and no other thread could be given; null without. */
export function notPlain(value: unknown, path = ''): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? null : `${path}: ${shown(value)}`;
  if (typeof value !== 'object') return `${path}: ${typeof value}`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null)
    return `${path}: ${value.constructor.name}`;
  for (const [key, inner] of Object.entries(value)) {
    const found = notPlain(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
