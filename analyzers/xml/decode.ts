/** Names Python and libxml2 take and the WHATWG list (which TextDecoder follows) lacks. */
const ALIASES: Readonly<Record<string, string>> = { 'latin-1': 'latin1', 'utf8-sig': 'utf-8', ansi: 'windows-1252' };

/**
 * The text of an XML file. A byte order mark decides; else UTF-16 without one is told by its first `<`; else the
 * `encoding="…"` of the declaration, UTF-8 where it is missing or names no encoding known here (XML 1.0, appendix F).
 * Bytes that are not of the encoding become U+FFFD. The byte order mark is dropped. Never throws.
 */
export function decodeXml(bytes: Uint8Array): string {
  return decoderFor(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // The declaration was read as single bytes, so the file is not UTF-16 whatever it says.
  return /^(?:utf-?16|ucs-?2|utf-?32)/.test(declared) ? 'utf-8' : (ALIASES[declared] ?? declared);
}

function decoderFor(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}
