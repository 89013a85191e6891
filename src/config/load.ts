import path from 'node:path';
import { InputError, InputErrors, messageOf } from '../domain/errors.js';
import { issueLines } from '../domain/issues.js';
import { readPlain } from '../files/read-plain.js';
import { readYaml } from '../yaml/read.js';
import { type Config, configSchema } from './schema.js';

/** Names looked for in the folder the program is called from; never in a scanned tree, which nobody has vouched for. */
const CONFIG_NAMES = ['odoo-debt.config.yaml', 'odoo-debt.config.yml', 'odoo-debt.config.json'];

/** No configuration written by hand comes near. */
const MOST_BYTES = 200_000;

/**
 * Reads the configuration.
 * @param file What `--config` names, or null to look for a file of the usual names; without one the defaults hold.
 * @throws InputError for a missing or broken file, and for keys or values that are not known.
 */
export function loadConfig(file: string | null, cwd: string): Config {
  if (file !== null) return readConfig(path.resolve(cwd, file), file);
  for (const name of CONFIG_NAMES) {
    const text = readIfThere(path.join(cwd, name));
    if (text !== null) return parseConfig(text, name);
  }
  return configSchema.parse({});
}

function readConfig(absolute: string, shown: string): Config {
  const text = readIfThere(absolute);
  if (text === null) throw new InputError(`${shown}: no such configuration file`);
  return parseConfig(text, shown);
}

function readIfThere(file: string): string | null {
  try {
    return readPlain(file, MOST_BYTES);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new InputError(`${path.basename(file)}: not readable: ${messageOf(error)}`);
  }
}

function parseConfig(text: string, shown: string): Config {
  const parsed = configSchema.safeParse(readYaml(text, shown) ?? {});
  if (parsed.success) return parsed.data;
  throw new InputErrors(
    issueLines(parsed.error, configSchema).map((line) => `${shown}: ${line}; see docs/configuration.md`),
  );
}
