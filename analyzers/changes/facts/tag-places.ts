import type { AddonSource } from '../../../src/domain/addon.js';
import type { XmlFacts, XmlNode } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Match } from '../match.js';
import type { Hit } from '../scope.js';

const cache = new PassingMap<XmlFacts, Map<string, XmlNode>>();

/** Elements whose opening tag takes several lines, by where they start. */
function longTags(file: XmlFacts): ReadonlyMap<string, XmlNode> {
  let tags = cache.get(file);
  if (tags === undefined) {
    tags = new Map();
    for (const node of file.nodes) if (node.places) tags.set(`${node.line}:${node.column}`, node);
    cache.set(file, tags);
  }
  return tags;
}

/** The attribute of an element that a change is about; undefined where it is the element itself. */
function attributeOf(match: Match, subject: string, { attributes }: XmlNode): string | undefined {
  const has = (name: string) => attributes[name] !== undefined;
  const naming = (text: string) => Object.keys(attributes).find((name) => attributes[name]!.includes(text));
  switch (match.kind) {
    case 'xml.attr':
      return match.whole ? undefined : match.attrs.find(has);
    case 'xml.class':
      return ['class', ...match.attrs].find(has);
    case 'xml.expr':
      return match.attrs.find(has);
    case 'xml.xpath':
    case 'view.anchor':
      return ['expr', 'name', 'id'].find(has);
    case 'field': {
      const name = subject.slice(subject.lastIndexOf('.') + 1);
      return attributes.name === name ? 'name' : naming(name);
    }
    case 'xmlid':
      return naming(subject);
    default:
      return undefined;
  }
}

/** The same place, narrowed to the lines of the attribute where the opening tag of an XML element takes several. */
export function narrowed(source: AddonSource, hit: Hit): Hit {
  if (!hit.path.endsWith('.xml')) return hit;
  const file = source.xml.find((one) => one.path === hit.path);
  const node = file && longTags(file).get(`${hit.line}:${hit.column}`);
  if (!node) return hit;
  const name = attributeOf(hit.change.match as Match, hit.subject, node);
  const place = name === undefined ? undefined : node.places![name];
  return place === undefined ? hit : { ...hit, line: place[0], endLine: place[1] };
}
