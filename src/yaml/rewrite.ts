import { Document, isMap, parseDocument, type Scalar, type ScalarTag, type Tags, YAMLMap } from 'yaml';
import { keepLines } from './keep-lines.js';
import { PLAIN, readYaml } from './read.js';

export interface Rewriting {
  /** Comment at the head of a new file. */
  head: string;
  /** `{ item: A }` or `{item: A}`, where a line is written anew. */
  padding: boolean;
}

/**
 * Changes a YAML text. What the change does not touch keeps its bytes, so that a review shows the change alone; only
 * where the text is laid out in a way that new lines cannot be fitted into, all of it is laid out anew.
 * @param text As it stands, and valid to `readYaml` with a map in it, or nothing; null for a new file.
 * @throws Error for a change that the anchors and aliases of the text do not allow.
 */
export function rewriteYaml(
  text: string | null,
  { head, padding }: Rewriting,
  change: (doc: Document, root: YAMLMap) => void,
): string {
  const doc =
    text === null ? new Document({}, { customTags }) : (parseDocument(text, { ...PLAIN, customTags }) as Document);
  const print = () => doc.toString({ lineWidth: 0, flowCollectionPadding: padding });
  const before = text === null ? null : print();
  if (!isMap(doc.contents)) doc.contents = new YAMLMap(doc.schema);
  const root = doc.contents as YAMLMap;
  if (text === null) doc.commentBefore = head;
  const isNew = root.items.length === 0;
  change(doc, root);
  // `{}` on one line has no room for what is in it now.
  if (isNew) root.flow = root.items.length === 0;
  const after = print();
  if (text === null || before === null) return after;
  if (after === before) return text;
  const kept = keepLines(text, before, after);
  return kept !== null && says(kept, doc.toJS()) ? kept : after;
}

function says(text: string, data: unknown): boolean {
  try {
    return JSON.stringify(readYaml(text, '')) === JSON.stringify(data);
  } catch {
    return false;
  }
}

/** What a reader does not see, or what makes a line show other than it is: written as `\u202e`. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

const customTags = (tags: Tags): Tags =>
  tags.map((tag) =>
    typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:str' ? shownText(tag as ScalarTag) : tag,
  );

/** Text as the library writes it, with what nobody sees spelled out; it reads back the same. */
function shownText(tag: ScalarTag): ScalarTag {
  return {
    ...tag,
    stringify(item, ...rest) {
      const { value } = item;
      if (typeof value !== 'string' || value.search(UNSEEN) < 0) return tag.stringify!(item, ...rest);
      const inQuotes = item.clone() as Scalar;
      inQuotes.type = 'QUOTE_DOUBLE';
      const quoted = tag.stringify!(inQuotes, ...rest);
      return quoted.replace(UNSEEN, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    },
  };
}
