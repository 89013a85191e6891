import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/schema.js';
import { InputError } from '../domain/errors.js';
import type { Rule } from '../domain/rule.js';
import type { TriageRequest } from '../request.js';
import { parseBaseline } from '../triage/baseline.js';
import { parseRegister, REGISTER_NAME } from '../triage/register.js';
import type { Io } from './io.js';
import { readText } from './read-text.js';

interface TriageOptions {
  diff?: string;
  baseline?: string;
  register?: string;
  inline: boolean;
  today?: string;
}

/** The decisions of the team, read before anything is scanned. @throws InputError for files that are not there or broken. */
export function triageOf(options: TriageOptions, { triage }: Config, all: readonly Rule[], io: Io): TriageRequest {
  if (options.diff !== undefined && options.baseline !== undefined) {
    throw new InputError('--diff and --baseline: both tell what is new; name one');
  }
  const baseline = options.baseline ?? (options.diff === undefined ? triage.baseline : undefined);
  const named = options.register ?? triage.register;
  const register = named ?? (existsSync(path.join(io.cwd, REGISTER_NAME)) ? REGISTER_NAME : undefined);
  return {
    inline: options.inline && triage.inline,
    register: register === undefined ? null : parseRegister(readText(register, io.cwd), register),
    baseline: baseline === undefined ? null : parseBaseline(readText(baseline, io.cwd), baseline),
    known: new Set(all.map(({ meta }) => meta.id)),
    today: options.today ?? io.today,
  };
}
