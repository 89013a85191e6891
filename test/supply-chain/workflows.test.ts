import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<
    string,
    { permissions?: Record<string, string>; strategy?: { matrix: Record<string, string[]> }; steps: Step[] }
  >;
}

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('takes actions by their commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const line of uses) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read, and a job may do more only where it says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = jobs.filter(([, { permissions }]) => permissions !== undefined).map(([job]) => `${name} ${job}`);
    expect(more).toEqual(name === 'release.yml' ? ['release.yml publish'] : []);
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
  });

  it('puts no text of others into a script', () => {
    for (const { run = '' } of steps) expect(run.match(/\$\{\{(?! matrix\.)/)).toBeNull();
  });

  it('runs scripts that there are', () => {
    const matrix = jobs.flatMap(([, { strategy }]) => strategy?.matrix.script ?? []);
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script]) => script!);
    for (const script of [...named, ...matrix]) expect(Object.keys(scripts)).toContain(script);
  });
});

describe('a release', () => {
  const { workflow } = workflows.find(({ name }) => name === 'release.yml')!;
  const runs = (job: string) => workflow.jobs[job]!.steps.map(({ run = '' }) => run).join('\n');

  it('passes the gate before it is packed, and is published with provenance, without running scripts', () => {
    expect(runs('pack').indexOf('.ci/run')).toBeLessThan(runs('pack').indexOf('npm pack'));
    expect(runs('pack')).toContain('npm run --silent sbom');
    expect(workflow.jobs.publish!.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
    expect(runs('publish')).toContain('npm publish --provenance --access public --ignore-scripts');
    // The job that may sign runs nothing of the repository or of its dependencies.
    expect(runs('publish')).not.toMatch(/npm (ci|install|run)|\.ci\/run/);
  });
});
