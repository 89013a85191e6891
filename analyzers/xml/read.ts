import type { XmlFacts } from '../../src/domain/facts/xml.js';
import { countWords, type Range } from '../tokens/words.js';
import { countLines } from './characters.js';
import { readRecords } from './records.js';
import { scanXml } from './scan.js';
import { readTemplates } from './templates.js';
import { treeOf } from './tree.js';
import { readViews } from './views.js';

/**
 * Facts of one XML file. `path` is passed through, `text` is the decoded file (`decodeXml`); a byte order mark is
 * dropped and counts for no column. Lines end at LF. A file that is not well-formed gives one error at its first fault
 * and nothing else, as Odoo loads nothing of it. Never throws.
 */
export function readXml(path: string, text: string): XmlFacts {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { nodes, comments, error } = scanXml(source);
  const tree = treeOf(nodes);
  const { records, functions, deletes } = readRecords(tree);
  return {
    language: 'xml',
    path,
    lines: countLines(source),
    root: nodes[0]?.tag ?? null,
    errors: error ? [error] : [],
    nodes,
    records,
    views: readViews(tree, records),
    templates: readTemplates(tree, new Set(records.map((record) => record.node))),
    functions,
    deletes,
    comments,
    words: countWords(source, commentRanges(source)),
  };
}

/** Where the comments stand. A CDATA section that holds `<!--` loses words by it; none is known to. */
function commentRanges(text: string): Range[] {
  const ranges: Range[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    ranges.push({ start, end });
    start = text.indexOf('<!--', end);
  }
  return ranges;
}
