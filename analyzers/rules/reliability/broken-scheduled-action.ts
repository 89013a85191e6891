import type { XmlRecord } from '../../../src/domain/facts/index.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atNode } from '../shared/drafts.js';
import { dataEntries } from '../shared/manifest.js';
import { declares } from '../shared/members.js';
import { isTestAddon } from '../shared/paths.js';
import { fieldOf, fullId } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'reliability/broken-scheduled-action',
    title: 'Scheduled action that calls a method nobody has',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: correct the name and run the action once.' },
    automation: 'manual',
    tool: null,
    why: 'Every run ends in an AttributeError in the log, and what the action is there for does not happen. Nobody sees it on a screen; newer versions switch the action off after some failures.',
    remedy: 'Correct the name of the method or the model, or remove the action.',
    limits:
      'Scheduled and server actions whose model the text names: `model.method(…)` in `code`, and the `function` field up to 10.0. The method is looked for in the scanned addons and in the Odoo version of the addon; with a dependency that neither knows, the rule is silent.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_cron.py (_callback: runs the code of the action)',
      'https://github.com/odoo/odoo/blob/10.0/odoo/addons/base/ir/ir_cron.py (_callback: getattr(model, function))',
    ],
    messages: { method: '{action} calls {method} of {model}, which has no such method.' },
  },
  requires: ['xml'],
  *check(context): Iterable<Draft> {
    const { source } = context;
    if (isTestAddon(source)) return;
    const loaded = new Set(dataEntries(source).map((entry) => entry.value));
    for (const facts of source.xml) {
      if (!loaded.has(facts.path)) continue;
      for (const record of facts.records) {
        if (record.model !== 'ir.cron' && record.model !== 'ir.actions.server') continue;
        const model = modelOf(context, record);
        if (model === null) continue;
        for (const { method, node } of methodsOf(record)) {
          if (declares(context, model, 'method', method) !== 'missing' || isField(context, model, method)) continue;
          const action = fullId(source.addon.name, record.id ?? '');
          yield atNode(facts, node, action, { message: 'method', args: { action, method, model }, subject: method });
        }
      }
    }
  },
});

/** The model that `model` stands for in the code of the action, or that `function` is called on. */
function modelOf(context: RuleContext, record: XmlRecord): string | null {
  const old = fieldOf(record, 'function') === null ? null : fieldOf(record, 'model');
  if (old !== null) return (old.eval ?? old.text).replaceAll(/['"\s]/g, '') || null;
  const ref = fieldOf(record, 'model_id')?.ref ?? null;
  const name = ref?.slice(ref.indexOf('.') + 1);
  if (!name?.startsWith('model_')) return null;
  const { portfolio, source, symbols } = context;
  const { series } = source.addon;
  const names = [
    ...portfolio.registry.models.keys(),
    ...((series === null ? null : symbols?.(series))?.models() ?? []),
  ];
  // Two models may share the id of their ir.model record (`a.b_c` and `a_b.c`): then it cannot be told.
  const found = [...new Set(names.filter((model) => `model_${model.replaceAll('.', '_')}` === name))];
  return found.length === 1 ? found[0]! : null;
}

function methodsOf(record: XmlRecord): { method: string; node: number }[] {
  const old = fieldOf(record, 'function');
  if (old !== null) {
    const method = (old.eval ?? old.text).replaceAll(/['"\s]/g, '');
    return /^\w+$/.test(method) ? [{ method, node: old.node }] : [];
  }
  const code = fieldOf(record, 'code');
  const state = fieldOf(record, 'state');
  if (code === null || (state !== null && (state.eval ?? state.text).replaceAll(/['"\s]/g, '') !== 'code')) return [];
  const text = code.text.replaceAll(/#[^\n]*/g, '');
  // `model` may be given another meaning in the code itself.
  if (/\bmodel\s*=/.test(text)) return [];
  return [...text.matchAll(/(?<![\w.])model\.(\w+)\(/g)].map((match) => ({ method: match[1]!, node: code.node }));
}

function isField(context: RuleContext, model: string, name: string): boolean {
  return declares(context, model, 'field', name) === 'found';
}
