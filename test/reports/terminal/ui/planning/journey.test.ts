import { expect, it, onTestFinished } from 'vitest';
import { mount } from '../../../../../reports/terminal/ui/app.js';
import { openScreen } from '../../../../../reports/terminal/ui/screen.js';
import { openSession } from '../../../../../reports/terminal/ui/session.js';
import { FakeTerminal } from '../../../../../scripts/ui/terminal.js';
import { quayState, Repository } from './quay.js';

const COLUMNS = 120;
const ROWS = 40;

/** The planning of a quarter from the first key to the last, on a terminal, with the real planner and real files. */
it('plans a quarter without leaving the keyboard', async () => {
  const repository = new Repository();
  const terminal = new FakeTerminal(COLUMNS, ROWS);
  let left = false;
  const workspace = repository.open();
  const ports = repository.ports(
    {
      quit: () => {
        left = true;
      },
    },
    workspace,
  );
  const session = openSession(
    quayState(repository.result, workspace, COLUMNS, ROWS),
    ports,
    (work) => void setImmediate(work),
  );
  const screen = openScreen(terminal.stdout);
  screen.enter();
  const mounted = mount(session, screen, terminal.stdin as unknown as NodeJS.ReadStream);
  onTestFinished(() => mounted.unmount());
  const see = (what: string | RegExp) =>
    expect
      .poll(
        async () => {
          await terminal.settled();
          return terminal.lines().join('\n');
        },
        { timeout: 15_000 },
      )
      .toMatch(what);
  const type = async (...keys: string[]) => {
    for (const key of keys) {
      terminal.stdin.send(key);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };

  await see('1 addons');
  await type('3');
  await see('3 backlog');
  // Filter, and ask why.
  await type('/', 'pilot', '\r');
  await see('1 of 11');
  await type('\r');
  await see(/Why +\S/);
  const before = session.state().plan.sprints.find(({ items }) => items.some(({ id }) => id === 'DEBT-04'))!.index;
  // Pin it to the sprint after.
  await type('p', String(before + 1), '\r');
  await see(`DEBT-04 pinned to sprint ${before + 1}; `);
  expect(repository.read('odoo-debt-plan.yaml')).toContain(`{ item: DEBT-04, sprint: ${before + 1} }`);
  // The plan says what moved and what it costs.
  await type('4');
  await see(`sprint ${before} → sprint ${before + 1}  Retire the old pilot log`);
  await see(/pinned to sprint \d costs/);
  // Another reserve.
  await type('R', '\x15', '30', '\r');
  await see('reserve 30 % of 160 h');
  expect(repository.read('odoo-debt-plan.yaml')).toContain('reserve: 30');
  await type('=');
  await see('Planned anew');
  // Compare.
  await type('5');
  await see('reserve 10 %');
  await see('reserve 30 %');
  // Save and export.
  await type('4', 'w');
  await see('Plan saved in the plan file');
  expect(repository.read('odoo-debt-plan.yaml')).toContain('Move the tide tables to 18.0');
  await type('E', 'c');
  await see('Wrote odoo-debt-csv.csv');
  const written = repository.read('odoo-debt-csv.csv');
  for (const { id } of repository.result.items) expect(written).toContain(id);
  await type('q');
  await expect.poll(() => left).toBe(true);
  expect(terminal.tallest).toBeLessThanOrEqual(ROWS - 1);
  expect(terminal.clears).toBe(1);
});
