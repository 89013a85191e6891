/** Names that speak of a secret, at the end of the name: `db_password`, `apiKey`, `client_secret`. */
const SECRET_NAME =
  /(^|_|[a-z])(pass(word|wd|phrase)?|pwd|secret(_?key)?|(auth|access|api|bearer)_?token|token|api_?key|private_?key)$/i;
/** Names that end alike and hold no secret: `reset_password` actions, `*_field`, tokens of parsers and translations. */
const HARMLESS_NAME =
  /(^|_)(reset|forgot|change|no|has|is|show|csrf|invalid|wrong|missing|signup|next|page)_?\w*$|_(label|title|url|help|field|name|xmlid)$/i;
const PLACEHOLDER =
  /change_?me|placeholder|example|dummy|sample|your[-_ ]|^x{3,}|xxx|\*{3}|\.{3}|^<.*>$|\$\{|%\(|%s|\{\w*\}|test|demo|todo|secret|passw|admin|odoo|default|null|none|false|true|token|api.?key/i;
/** Technical text: dotted or snake-case names, paths, addresses of pages, sentences, model and XML ids. */
const TECHNICAL =
  /^([a-z][a-z_]*([._][a-z][a-z_0-9]*)+|[A-Z][A-Z_]+|[a-z]+([A-Z][a-z]+)+|(https?:)?\/\/?.*|.*\s.*|\w+\.\w+|[a-z]+|[a-z]+(-[a-z]+)+)$/;
/** Forms that are secrets wherever they stand. Source: GitHub's list of secret scanning patterns. */
const FORMS: readonly [string, RegExp][] = [
  ['AWS access key', /\bAKIA[0-9A-Z]{16}\b/],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ['Stripe key', /\b[sr]k_live_[A-Za-z0-9]{16,}\b/],
  ['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/],
  ['Google API key', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['private key', /-----BEGIN (RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/],
  [
    'password in an address',
    /\b[a-z][a-z0-9+]*:\/\/[\w.-]+:(?![{<%$]|pass|user|admin|odoo|secret|xxx|\*)[^\s/@:{}<>%$'"]{4,}@(?!example\.|localhost)[\w.-]+/,
  ],
];
const BITS_PER_CHARACTER = 3;

/** True where a name speaks of a secret and the text could be one: long enough, not a placeholder, hard to guess. */
export function isSecretName(name: string, value: string): boolean {
  return (
    SECRET_NAME.test(name) &&
    !HARMLESS_NAME.test(name) &&
    value.length >= 8 &&
    !PLACEHOLDER.test(value) &&
    !TECHNICAL.test(value) &&
    entropy(value) > BITS_PER_CHARACTER
  );
}

/** The name of the form of secret that the text contains, or null. */
export function isSecretText(value: string): string | null {
  return FORMS.find(([, form]) => form.test(value) && !/EXAMPLE|example\.(com|org|net)/.test(value))?.[0] ?? null;
}

/** Shannon entropy in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...text].length;
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
