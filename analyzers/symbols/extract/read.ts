import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { decodePython, decodeUtf8 } from '../../decode.js';
import { whyNotRead } from '../../javascript/skipped.js';
import type { Readers } from '../../readers.js';
import { decodeXml } from '../../xml/decode.js';
import type { Entry } from '../sections.js';
import { filesBelow, manifestOf } from '../source.js';
import { fileEntry, manifestAssets, templateAssets } from './assets.js';
import { coreEntries } from './core.js';
import { javascriptEntries } from './javascript.js';
import { modelEntries } from './models.js';
import { type ModuleFacts, moduleEntry, moduleFacts } from './modules.js';
import { controllerEntries, pythonEntry } from './python.js';
import { csvEntries, templateEntries, xmlEntries } from './records.js';

/** What is read: an addon, or the core package. */
export interface SourceTask {
  kind: 'addon' | 'core';
  name: string;
  directory: string;
}

export interface SourceOutcome {
  entries: Entry[];
  /** Files that a reader could not read whole. */
  failed: { path: string; why: string }[];
}

/** Reads one addon, or the core package, and keeps its symbols. */
export async function readSource(task: SourceTask, readers: Readers): Promise<SourceOutcome> {
  return task.kind === 'core' ? readCore(task, readers) : readAddon(task, readers);
}

function readCore({ directory }: SourceTask, readers: Readers): SourceOutcome {
  const outcome: SourceOutcome = { entries: [], failed: [] };
  for (const file of filesBelow(directory, (inner) => inner === 'addons')) {
    if (file.endsWith('.py')) outcome.entries.push(...coreEntries(python(outcome, directory, file, readers)));
  }
  return outcome;
}

async function readAddon({ name, directory }: SourceTask, readers: Readers): Promise<SourceOutcome> {
  const outcome: SourceOutcome = { entries: [], failed: [] };
  const manifest = readers.manifest(manifestOf(directory)!, text(path.join(directory, manifestOf(directory)!)));
  const module = moduleFacts(name, manifest);
  outcome.entries.push(moduleEntry(module));
  if (module.withheld) return outcome;
  const files = filesBelow(directory);
  outcome.entries.push(fileEntry(name, files), ...manifestAssets(module));
  for (const file of files) {
    if (file.endsWith('.py')) addPython(outcome, module, directory, file, readers);
    else if (file.endsWith('.xml')) addXml(outcome, module, directory, file, readers);
    else if (file.endsWith('.csv')) addCsv(outcome, module, directory, file, readers);
    else if (file.endsWith('.js')) await addJavaScript(outcome, module, directory, file, readers);
  }
  return outcome;
}

/** Tests declare no models or routes that anybody could use; what they define can still be imported by tests of others. */
const TEST_FOLDER = /(^|\/)tests?\//;

function addPython(
  outcome: SourceOutcome,
  module: ModuleFacts,
  directory: string,
  file: string,
  readers: Readers,
): void {
  if (/(^|\/)__(manifest|openerp)__\.py$/.test(file)) return;
  const facts = python(outcome, directory, file, readers);
  outcome.entries.push(pythonEntry(`odoo.addons.${module.name}`, facts, false));
  if (TEST_FOLDER.test(file)) return;
  outcome.entries.push(...modelEntries(module.name, facts), ...controllerEntries(module.name, facts));
}

function python(outcome: SourceOutcome, directory: string, file: string, readers: Readers): PythonFacts {
  const facts = readers.python(file, decodePython(readFileSync(path.join(directory, file))).text);
  note(outcome, facts);
  return facts;
}

function addXml(outcome: SourceOutcome, module: ModuleFacts, directory: string, file: string, readers: Readers): void {
  if (TEST_FOLDER.test(file) && !module.demo.has(file) && !module.data.has(file)) return;
  if (/(^|\/)static\/(lib|tests)\//.test(file)) return;
  const facts = readers.xml(file, decodeXml(readFileSync(path.join(directory, file))));
  note(outcome, facts);
  outcome.entries.push(
    ...xmlEntries(module, facts),
    ...templateEntries(module, facts),
    ...templateAssets(module, facts),
  );
}

function addCsv(outcome: SourceOutcome, module: ModuleFacts, directory: string, file: string, readers: Readers): void {
  const loaded = module.data.has(file) || module.demo.has(file);
  if (!loaded && !file.endsWith('ir.model.access.csv')) return;
  const facts = readers.csv(file, decodeUtf8(readFileSync(path.join(directory, file))).text);
  note(outcome, facts);
  outcome.entries.push(...csvEntries(module, facts));
}

async function addJavaScript(
  outcome: SourceOutcome,
  module: ModuleFacts,
  directory: string,
  file: string,
  readers: Readers,
): Promise<void> {
  if (!file.startsWith('static/src/')) return;
  const source = text(path.join(directory, file));
  if (whyNotRead(file, source) !== null) return;
  const read = await readers.javascript();
  const facts = read(file, source);
  note(outcome, facts);
  outcome.entries.push(...javascriptEntries(module.name, facts));
}

const text = (file: string): string => decodeUtf8(readFileSync(file)).text;

function note(outcome: SourceOutcome, facts: { path: string; errors: { line: number; why: string }[] }): void {
  const first = facts.errors[0];
  if (first) outcome.failed.push({ path: facts.path, why: `line ${first.line}: ${first.why}` });
}
