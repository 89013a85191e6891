import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { stepsOf } from '../facts/view-models.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Inherited views that look for an element which the core view has lost. */
export function* matchAnchors(scope: Scope): Generator<Hit> {
  const views = scope.index('view.anchor', 'views', (match) => Object.keys(match.views));
  const ids = scope.index('xmlid', 'names', (match) => match.names);
  const fields = scope.index('field', 'names', (match) => match.names.map((name) => `${match.model}.${name}`));
  if (views.size === 0) return;
  for (const file of scope.source.xml) {
    for (const view of file.views) {
      // A parent view that is gone altogether, and a field that is gone, are facts of their own.
      const changes = view.inherit === null || ids.has(view.inherit) ? undefined : views.get(view.inherit);
      if (!changes) continue;
      for (const operation of view.operations) {
        const change = lostAnchor(operation, view.inherit!, changes, (name) => fields.has(`${view.model}.${name}`));
        if (!change) continue;
        const { line, column } = file.nodes[operation.node]!;
        const symbol = file.records[view.record]?.id ?? '';
        yield { change, path: file.path, line, column, symbol, subject: `${view.inherit}: ${operation.expr}` };
      }
    }
  }
}

type Operation = XmlFacts['views'][number]['operations'][number];

function lostAnchor(
  { expr }: Operation,
  view: string,
  changes: readonly ChangeOf<'view.anchor'>[],
  isGoneField: (name: string) => boolean,
): ChangeOf<'view.anchor'> | undefined {
  for (const step of stepsOf(expr)) {
    if (step.name === null && step.id === null) continue;
    if (step.tag === 'field' && step.name !== null && isGoneField(step.name)) return undefined;
    const tag = step.tag === 'tree' ? 'list' : step.tag;
    const keys = [step.name === null ? null : `${tag}#${step.name}`, step.id === null ? null : `${tag}@${step.id}`];
    const change = changes.find(({ match }) => keys.some((key) => key !== null && match.views[view]!.includes(key)));
    if (change) return change;
  }
  return undefined;
}
