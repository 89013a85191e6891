import type { PythonFacts } from '../../../src/domain/facts/python.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import type { Oracle } from '../target.js';

/** An oracle that finds what must not be there. */
export function pointsInside<F>(name: string, wrong: (facts: F) => unknown): Oracle {
  return {
    name,
    complaint: (_input, outcome) => {
      if (!('facts' in outcome)) return null;
      const found = wrong(outcome.facts as F);
      return found === undefined ? null : JSON.stringify(found).slice(0, 200);
    },
  };
}

/** Every index into classes and functions names one that is there, and nothing is written in itself or in what follows. */
export const pythonIndexes = pointsInside('indexes', (facts: PythonFacts) => {
  const { classes, functions } = facts;
  const uses = [
    facts.imports,
    facts.calls,
    facts.attributes,
    facts.subscripts,
    facts.strings,
    facts.assignments,
    facts.excepts,
    facts.raises,
    facts.domains,
    facts.bindings ?? [],
    facts.comparisons ?? [],
  ].flat() as { function: number | null; class: number | null }[];
  const inside = (index: number | null, count: number) => index === null || (index >= 0 && index < count);
  return (
    uses.find((use) => !inside(use.function, functions.length) || !inside(use.class, classes.length)) ??
    functions.find((one, at) => !inside(one.within, at) || !inside(one.class, classes.length)) ??
    classes.find(({ within }) => !inside(within, functions.length))
  );
});

/** Parents stand before their children, and every index into nodes and records names one that is there. */
export const xmlIndexes = pointsInside('indexes', (facts: XmlFacts) => {
  const { nodes, records, views, templates, functions, deletes } = facts;
  const named = [
    ...records,
    ...records.flatMap(({ fields }) => fields),
    ...views.flatMap(({ operations }) => operations),
    ...templates,
    ...templates.flatMap(({ operations }) => operations),
    ...functions,
    ...deletes,
  ];
  return (
    nodes.find(({ parent }, at) => parent >= at || (parent === -1) !== (at === 0)) ??
    named.find(({ node }) => node >= nodes.length) ??
    views.find(({ record, arch }) => record >= records.length || (arch !== null && arch >= nodes.length))
  );
});
