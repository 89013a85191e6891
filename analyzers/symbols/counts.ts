import type { SectionLines } from './sections.js';

/** Symbols per kind, as `describeIndex` and the header of an index file tell them. */
export function countSymbols(sections: SectionLines): Record<string, number> {
  const blocks = (lines: readonly string[]) => lines.filter((line) => line.charCodeAt(0) === 64).length;
  const marked = (lines: readonly string[], mark: string) =>
    lines.filter((line) => line.startsWith(`${mark}\t`)).length;
  const bodies = (lines: readonly string[]) => lines.length - blocks(lines);
  return {
    modules: blocks(sections.modules),
    models: blocks(sections.models),
    fields: marked(sections.models, 'F'),
    methods: marked(sections.models, 'M'),
    xmlids: bodies(sections.xmlids),
    views: blocks(sections.views),
    'view elements': bodies(sections.views) - blocks(sections.views),
    templates: blocks(sections.templates),
    bundles: blocks(sections.assets),
    'asset files': bodies(sections.files),
    'javascript modules': blocks(sections.javascript),
    controllers: blocks(sections.controllers),
    'python modules': blocks(sections.python),
    'field types': blocks(sections.fieldtypes),
  };
}
