import { hopFolders } from './truth.js';

export interface Options {
  truth: string | undefined;
  values: Record<string, string>;
  flags: Set<string>;
}

/** `<truth folder> --name value --flag`. @throws Error for an option that is not known. */
export function optionsOf(words: readonly string[], values: readonly string[], flags: readonly string[]): Options {
  const options: Options = { truth: undefined, values: {}, flags: new Set() };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const name = word.startsWith('--') ? word.slice(2) : null;
    if (name === null) options.truth = word;
    else if (flags.includes(name)) options.flags.add(name);
    else if (values.includes(name) && words[i + 1] !== undefined) options.values[name] = words[++i]!;
    else throw new Error(`unknown option ${word}`);
  }
  return options;
}

/** One line that says what is missing, or null where the folder holds migrations. */
export function missingTruth(truth: string | undefined, command: string): string | null {
  if (truth === undefined)
    return `usage: npm run ${command} -- <truth folder>; it holds <from>-<to>/samples.jsonl and before/ trees of real migrations`;
  if (hopFolders(truth).length > 0) return null;
  return `${truth}: no <from>-<to>/samples.jsonl there; fetch the OCA repositories and export their migrations first`;
}
