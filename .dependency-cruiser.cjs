/** Who may import whom. The folders tell the architecture; this file holds it. See CONTRIBUTING.md. */
const OURS = '^(src|analyzers|scoring|reports)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or lack a third. A grammar is recursive by nature.',
      severity: 'error',
      from: { pathNot: '^analyzers/lines/python/' },
      to: { circular: true },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The nouns are what everybody agrees on; they import nothing of ours and do no I/O.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: OURS, pathNot: '^src/domain/' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rooms-import-the-domain-only',
      comment: 'Readers, rules, scores, reports and the planner meet in the pipeline, not in each other.',
      severity: 'error',
      from: { path: '^(analyzers|scoring|reports|src/(?:registry|planner|evidence|discovery|triage|compare|plan-file))/' },
      to: { path: OURS, pathNot: ['^src/domain/', '^src/(package-root|git-folder|threads|temporary-folder|yaml/[^/]+)\\.ts$', '^$1/'] },
    },
    {
      name: 'rules-never-import-readers',
      comment: 'A rule sees facts. How they were read is none of its business.',
      severity: 'error',
      from: { path: '^analyzers/rules/' },
      to: { path: '^analyzers/', pathNot: '^analyzers/(rules|changes|resolution|duplicates|dead-code)/' },
    },
    {
      name: 'readers-never-import-rules',
      severity: 'error',
      from: { path: '^analyzers/(python|xml|manifest|access|javascript|lines)/' },
      to: { path: '^analyzers/(rules|changes)/' },
    },
    {
      name: 'rules-and-scores-do-no-io',
      comment: 'Rules, scores and the planner are pure: same facts, same findings.',
      severity: 'error',
      from: { path: '^(analyzers/rules|scoring|src/planner|src/registry|src/triage)/', pathNot: '^scoring/data/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|worker_threads|module|url)$' },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { path: OURS, pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: OURS, pathNot: ['\\.d\\.ts$', '^(analyzers/(symbols/)?|src/planner/exact/)worker\\.ts$', '^src/cli/ui/scan-worker\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
