import type { AddonSource } from '../../../src/domain/addon.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import { PassingMap } from '../../../src/domain/passing.js';

const cache = new PassingMap<AddonSource, Set<string>>();

/** Is a method named in a string or a view of the addon: by a button, a field keyword, a server action? */
export function namedInStrings(source: AddonSource, name: string): boolean {
  let names = cache.get(source);
  if (names === undefined) {
    names = new Set();
    for (const file of source.python) {
      for (const entry of file.strings) names.add(entry.value);
      for (const owner of file.classes) {
        for (const field of owner.fields) {
          for (const value of [...field.args, ...Object.values(field.kwargs)]) {
            const text = stringOf(value);
            if (text !== null) names.add(text);
            // `default=_default_state` names the method without quotes.
            if (value.kind === 'name') names.add(value.name);
            if (value.kind === 'lambda') for (const part of value.text.match(/\w+/g) ?? []) names.add(part);
          }
        }
      }
    }
    for (const file of source.xml) {
      for (const node of file.nodes) if (node.tag === 'button' && node.attributes.name) names.add(node.attributes.name);
    }
    cache.set(source, names);
  }
  return names.has(name);
}
