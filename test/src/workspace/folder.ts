import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Workspace } from '../../../src/domain/workspace.js';
import type { Files } from '../../../src/files/files.js';
import { openWorkspace } from '../../../src/workspace/open.js';

export const NAMES = { register: 'odoo-debt-accepted.yaml', planFile: 'odoo-debt-plan.yaml' };

/** A folder of its own for a test, gone when it ends. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'workspace-'));

  constructor(texts: { register?: string; planFile?: string } = {}) {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    if (texts.register !== undefined) this.write('register', texts.register);
    if (texts.planFile !== undefined) this.write('planFile', texts.planFile);
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  write(key: keyof typeof NAMES, text: string): void {
    writeFileSync(this.at(NAMES[key]), text);
  }

  read(key: keyof typeof NAMES): string {
    return readFileSync(this.at(NAMES[key]), 'utf8');
  }

  open(files?: Files): Workspace {
    const { workspace, problems } = openWorkspace(this.path, NAMES, files);
    if (workspace === null) throw new Error(problems.join('\n'));
    return workspace;
  }
}

export const REGISTER = `# Decisions of the bakery.
accept:
    # The oven first.
    - findings: [0f3a91c2d4e5]        # by id
      owner:   Anna
      reason: the table name comes from the ORM, reviewed in March


    - rule: security/missing-access-rights
      addon: bakery_import_*
      owner: Ben
      reason: 'wizards that only the import server creates'   # asked in May
estimate:
  - item: DEBT-1
    hours: 6.50   # measured
`;

export const PLAN = `# The bakery's plan.
start: 2027-01-04
reserve: 20 # agreed with the board
sprints:
  - sprint: 1
    state: active # since Monday
    items:
      - {item: DEBT-1, hours: 6.50}    # Ann
  - sprint: 2
    name: "Winter"
    teamHours: 80
    items:
      - {item: DEBT-2, hours: 3}
pins:
  - item: DEBT-3
    sprint: 2
    reason: audit
`;
