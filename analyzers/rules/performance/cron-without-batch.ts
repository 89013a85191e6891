import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { isLarge } from '../shared/large-models.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { receiverOf, symbolOf, valuesOf } from '../shared/python.js';
import { cronMethods } from '../shared/scheduled.js';

/** What carries on in pieces: commits, jobs, savepoints, batches, the progress of 18.0 and later. */
const IN_PIECES =
  /(^|\.)(commit|with_delay|delayable|savepoint|split_every|_notify_progress|_commit_progress|_trigger|rollback)$/;
/** Work that takes long for each record: mail, requests, reports, and the workflow methods of documents. */
const HEAVY =
  /^(write|create|unlink|copy|send_mail|send|message_post|post|get|put|request|urlopen|_render\w*|render\w*|action_\w+|_action_\w+|button_\w+|do_\w+|process\w*|_process\w*|generate\w*|_generate\w*|sync\w*|_sync\w*|import\w*|export\w*)$/;

export default defineRule({
  meta: {
    id: 'performance/cron-without-batch',
    title: 'Scheduled action that does everything in one transaction',
    family: 'performance',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 90, basis: 'Estimate: a limit, a commit or a job per batch, one test with two batches.' },
    automation: 'manual',
    tool: null,
    why: 'All records are handled in one transaction: one bad record rolls back the work of the whole run, and a run that outlasts the time limit of the worker starts again from zero each time.',
    remedy:
      'Search with a limit and let the action trigger itself again, hand each batch to a queue job, or commit after each batch (from 19.0 on with `_commit_progress`).',
    limits:
      'Looks at the method that an `ir.cron` record of the scanned code calls, not at methods it calls. Reports a search without a limit, on a model that grows with the business, whose records are then written, mailed or processed one by one. Silent where the method commits, opens savepoints, splits its records or hands them to a queue. How many records there are, the code does not tell; usage evidence does.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/actions.html#scheduled-actions-ir-cron (batching)',
      'https://github.com/odoo/odoo/blob/19.0/odoo/addons/base/models/ir_cron.py (_commit_progress)',
    ],
    messages: {
      all: '{method} runs on a schedule, searches {model} without a limit and handles the records in one transaction.',
    },
  },
  requires: ['python'],
  *check({ source, portfolio }): Iterable<Draft> {
    const scheduled = cronMethods(portfolio);
    for (const facts of productivePython(source)) {
      for (const [index, method] of facts.functions.entries()) {
        if (!scheduled.has(method.name) || method.class === null) continue;
        const calls = inFunction(facts.calls, index);
        if (calls.some((call) => IN_PIECES.test(call.callee))) continue;
        const search = calls.find((call) => isEverything(facts, call));
        const model = search === undefined ? null : modelOfCall(facts, search);
        if (search === undefined || model === null || !isLarge({ portfolio }, model)) continue;
        if (!worksThrough(facts, index, search)) continue;
        yield atUse(facts, search, {
          message: 'all',
          args: { method: symbolOf(facts, search), model },
          subject: `search:${model}`,
          model,
        });
      }
    }
  },
});

function isEverything(facts: PythonFacts, call: PythonCall): boolean {
  const { name, args, kwargs } = call;
  return name === 'search' && call.loop === 0 && !('limit' in kwargs) && args.length <= 1 && isOrmCall(facts, call);
}

/** The records of the search are gone through one by one, and each turn does something heavy with them. */
function worksThrough(facts: PythonFacts, index: number, search: PythonCall): boolean {
  const names = inFunction(facts.assignments, index)
    .filter((entry) => isSearch(entry.value, search))
    .map((entry) => entry.target);
  const loop = inFunction(facts.bindings ?? [], index).find(
    (entry) =>
      entry.how === 'for' &&
      entry.line >= search.line &&
      (names.includes(entry.source) || entry.source === `${search.callee}()`),
  );
  if (loop === undefined) return false;
  return inFunction(facts.calls, index).some(
    (call) =>
      call.loop > 0 &&
      call.line > loop.line &&
      call.line <= loop.endLine &&
      HEAVY.test(call.name) &&
      !/^(dict|vals|values|os|json)$/.test(receiverOf(call)) &&
      (receiverOf(call) === loop.name || receiverOf(call).startsWith(`${loop.name}.`) || isOrmCall(facts, call)) &&
      !isPlainGet(facts, index, call),
  );
}

/** `data.get(key)` of a dictionary. */
function isPlainGet(facts: PythonFacts, index: number, call: PythonCall): boolean {
  return call.name === 'get' && valuesOf(facts, index, receiverOf(call)).some((value) => value.kind === 'dict');
}

function isSearch(value: { kind: string; callee?: string }, search: PythonCall): boolean {
  return value.kind === 'call' && value.callee === search.callee;
}
