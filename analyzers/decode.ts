/**
 * Python source bytes as text, as CPython decodes them: byte-order mark, then a coding comment in the first two lines,
 * then UTF-8. Bytes that are not valid become U+FFFD and are said so.
 * Source: PEP 263 (the expression for the coding comment is its own).
 */
export function decodePython(bytes: Uint8Array): { text: string; why: string | null } {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').split(/\r?\n/, 2).join('\n');
  const named = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/m.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  return decode(bytes, named === 'utf8' ? 'utf-8' : named);
}

/** Bytes as UTF-8, with what is wrong in them. */
export function decodeUtf8(bytes: Uint8Array): { text: string; why: string | null } {
  return decode(bytes, 'utf-8');
}

function decode(bytes: Uint8Array, encoding: string): { text: string; why: string | null } {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { text: new TextDecoder().decode(bytes), why: `the encoding ${encoding} is not known` };
  }
  try {
    return { text: decoder.decode(bytes), why: null };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), why: `not valid ${encoding}` };
  }
}
