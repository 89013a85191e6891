import { visible } from '../shared/text.js';
import { type BodyLine, bodyOf } from './body.js';
import type { WorkItem } from './work-items.js';

/**
 * Scanned text in Jira's wiki notation, which the CSV importer reads descriptions as. Source: "Text formatting notation
 * help" of Jira: a backslash takes a mark out of force. `[~name]` mentions, `{code}` opens a macro, `!x!` an image.
 */
function wikiText(text: string): string {
  return visible(text)
    .replace(/[\\{}[\]!|*_+^~?]/g, '\\$&')
    .replace(/(^|\s)-/g, '$1\\-');
}

/** The description of an item in wiki notation. Every line begins with a mark of ours. */
export function wikiBody(work: WorkItem): string[] {
  const line = ({ place, text }: BodyLine) => `* ${place === undefined ? '' : `${wikiText(place)} `}${wikiText(text)}`;
  return bodyOf(work).flatMap(({ heading, lines }) => [`*${heading}*`, ...lines.map(line), '']);
}

interface AdfNode {
  type: string;
  version?: 1;
  attrs?: Record<string, unknown>;
  marks?: { type: string }[];
  text?: string;
  content?: AdfNode[];
}

function textNode(text: string, mark?: 'code'): AdfNode {
  // A text node may not be empty.
  const node: AdfNode = { type: 'text', text: visible(text) || ' ' };
  return mark ? { ...node, marks: [{ type: mark }] } : node;
}

function paragraph(...content: AdfNode[]): AdfNode {
  return { type: 'paragraph', content };
}

/** One paragraph as an Atlassian document. */
export function adfText(text: string): AdfNode {
  return { type: 'doc', version: 1, content: [paragraph(textNode(text))] };
}

/**
 * The description of an item as an Atlassian document, where text is text and nothing needs escaping. Source:
 * developer.atlassian.com/cloud/jira/platform/apis/document/structure.
 */
export function adfBody(work: WorkItem): AdfNode {
  const line = ({ place, text }: BodyLine): AdfNode => ({
    type: 'listItem',
    content: [
      place === undefined ? paragraph(textNode(text)) : paragraph(textNode(place, 'code'), textNode(` ${text}`)),
    ],
  });
  const content = bodyOf(work).flatMap(({ heading, lines }): AdfNode[] => [
    { type: 'heading', attrs: { level: 3 }, content: [textNode(heading)] },
    { type: 'bulletList', content: lines.map(line) },
  ]);
  return { type: 'doc', version: 1, content };
}
