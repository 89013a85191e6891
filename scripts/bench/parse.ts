import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCsv } from '../../analyzers/access/read.js';
import { decodePython, decodeUtf8 } from '../../analyzers/decode.js';
import { parse as parseJavaScript } from '../../analyzers/javascript/parse.js';
import { createPythonParser } from '../../analyzers/python/parser.js';
import { decodeXml } from '../../analyzers/xml/decode.js';
import { scanXml } from '../../analyzers/xml/scan.js';

/**
 * Parses each file of a list once on this one thread, and prints the seconds it took, of clock and processor:
 *
 *   tsx scripts/bench/parse.ts <list.json> alone|handed
 *
 * The parsers are those that the built readers call. `alone`: Python by the native parser, its tree not looked at; `handed`:
 * Python as its reader gets it, with the tree copied out of the parser. XML, JavaScript and CSV are the same in both.
 * The bytes are in memory before the clock runs; decoding them counts, loading the parsers does not.
 */
const [list = '', how] = process.argv.slice(2);
const withoutMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** As analyzers/python/parser.ts calls it. */
function nativePython() {
  const require = createRequire(import.meta.url);
  const Parser = require('tree-sitter');
  const parser = new Parser();
  parser.setLanguage(require('tree-sitter-python'));
  parser.setTimeoutMicros(5_000_000);
  return (text: string) => parser.parse(text, null, { bufferSize: text.length + 1 }) ?? parser.reset();
}

async function handedPython() {
  const parser = await createPythonParser('native');
  return (text: string) => parser.parse(text);
}

const python = how === 'handed' ? await handedPython() : nativePython();
type Language = 'python' | 'xml' | 'javascript' | 'csv';
const parsers: Record<Language, [decode: (bytes: Buffer) => string, parse: (text: string) => unknown]> = {
  python: [(bytes) => decodePython(bytes).text, python],
  xml: [decodeXml, (text) => scanXml(withoutMark(text))],
  javascript: [(bytes) => decodeUtf8(bytes).text, (text) => parseJavaScript('file.js', text)],
  csv: [(bytes) => decodeUtf8(bytes).text, (text) => readCsv('file.csv', text)],
};
// The compiler is loaded with the first file.
parseJavaScript('empty.js', '');

const listed = JSON.parse(readFileSync(list, 'utf8')) as { language: Language; file: string }[];
const files = listed.map(({ language, file }) => ({
  language,
  bytes: readFileSync(file),
}));
const seconds = { decode: 0, python: 0, xml: 0, javascript: 0, csv: 0 };
const start = performance.now();
const cpuBefore = process.cpuUsage();
for (const [index, { language, bytes }] of files.entries()) {
  // The native parser lets go of its trees between two turns only, as it does while a scan reads.
  if (index % 32 === 31) await new Promise((resolve) => setImmediate(resolve));
  const [decode, parse] = parsers[language];
  const before = performance.now();
  const text = decode(bytes);
  const decoded = performance.now();
  parse(text);
  seconds.decode += (decoded - before) / 1000;
  seconds[language] += (performance.now() - decoded) / 1000;
}
const total = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ total, cpu: (user + system) / 1e6, seconds }));
