/**
 * The value of a Python number as written, Python 2 forms (`0777`, `10L`) included; null for a complex number or one
 * beyond what a double holds.
 */
export function numberOf(written: string): number | null {
  const text = written.replace(/_/g, '').replace(/[lL]$/, '');
  let value: number;
  if (/^0\d+$/.test(text)) value = /[89]/.test(text) ? Number.NaN : Number.parseInt(text, 8);
  else value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** A number that only Python 2 accepts: a long (`10L`) or an old octal (`0777`). */
export function isPython2Number(written: string): boolean {
  return /^00*[1-7][0-7]*[lL]?$/.test(written) || (/[lL]$/.test(written) && /^\d/.test(written));
}
