/** Longest text that is looked at; a reference stands near the top of a message or in its last lines of few. */
const LONGEST = 20_000;
/** A message that names more is a list of releases or of merged work, and says of none what it needed. */
const MOST = 5;

/**
 * How messages name tickets, each with what it is called here. Sources: Jira, "Reference work items in your development
 * spaces" (support.atlassian.com; keys in capitals, anywhere in the message) and the default format of keys; OCA/helpdesk 16.0,
 * helpdesk_mgmt/data/helpdesk_data.xml (prefix HT, padding 5); Odoo documentation, content/contributing/development/
 * git_guidelines.rst (`task-123`, `ticket-123`, `opw-123`, `Fixes #123`); GitHub, "Autolinked references and URLs"
 * (docs.github.com: `#26`, `GH-26`, `owner/repository#26`, the address of the issue).
 */
const FORMS: readonly { pattern: RegExp; name(match: RegExpMatchArray): string }[] = [
  { pattern: /(?<![\w.#-])[A-Z][A-Z0-9_]{1,9}-[1-9]\d{0,6}(?![\w-]|\.\d)/g, name: ([all]) => all },
  { pattern: /(?<![\w.#-])HT\d{5,8}(?![\w-])/g, name: ([all]) => all },
  {
    pattern: /(?<![\w-])(opw|task|ticket)(?:[ _-]?id)? ?[-:#]{1,2} ?#?0{0,9}([1-9]\d{0,9})(?!\w|[.-]\d)/gi,
    name: ([, word, number]) => `${word!.toLowerCase()}-${number}`,
  },
  {
    pattern: /(?<![\w./-])([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100})#([1-9]\d{0,6})(?!\w)/g,
    name: ([, repository, number]) => issueName(repository!, number!),
  },
  {
    pattern: /https?:\/\/github\.com\/([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100})\/issues\/([1-9]\d{0,6})(?!\w)/gi,
    name: ([, repository, number]) => issueName(repository!, number!),
  },
  { pattern: /(?<![\w/&#-])(?:#|GH-)([1-9]\d{0,6})(?!\w|[.-]\d)/g, name: ([, number]) => `#${number}` },
];

/**
 * Tickets that a text names: `PROJ-12`, `HT00012`, `task-12`, `ticket-12`, `opw-12`, `owner/repository#12`, and `#12` for the
 * repository the text belongs to. Empty where it names more than a handful.
 */
export function referencesIn(text: string): string[] {
  const looked = text.slice(0, LONGEST);
  const names = new Set(FORMS.flatMap(({ pattern, name }) => [...looked.matchAll(pattern)].map(name)));
  return names.size > MOST ? [] : [...names].sort();
}

/** GitHub takes names in any case. */
export function issueName(repository: string, number: string): string {
  return `${repository.toLowerCase()}#${number}`;
}

/** `owner/repository` of an address at GitHub, however it is written; null for any other. */
export function repositoryAt(address: string): string | null {
  const match =
    /^(?:https?:\/\/(?:api\.)?|ssh:\/\/git@|git@|git:\/\/)?github\.com[/:](?:repos\/)?([\w-]{1,39}\/[\w.-]{1,100})/i.exec(
      address.trim(),
    );
  return match === null ? null : match[1]!.replace(/\.git$/, '').toLowerCase();
}
