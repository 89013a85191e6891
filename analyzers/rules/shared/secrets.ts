/** Names that speak of a secret, at the end of the name: `db_password`, `apiKey`, `client_secret`, `AWS_SECRET_ACCESS_KEY`. */
const SECRET_NAME =
  /(^|_|[a-z0-9])(pass(word|wd|phrase)?|pwd|secret(_?(access_?)?key)?|(auth|access|api|bearer)_?token|token|(api|private|access|app|auth|encryption|signing|webhook|hmac)_?key)$/i;
/** Names that end alike and hold no secret: `reset_password` actions, `*_field`, tokens of parsers and translations. */
const HARMLESS_NAME =
  /(^|_)(reset|forgot|change|no|has|is|show|csrf|invalid|wrong|missing|signup|next|page)_?\w*$|_(label|title|url|help|field|name|xmlid)$/i;
/** A password that people choose: shorter and less even than a key that a machine makes. */
const PASSWORD_NAME = /(pass(word|wd|phrase)?|pwd)$/i;
const PLACEHOLDER =
  /change_?me|placeholder|example|dummy|sample|your[-_ ]|^x{3,}|xxx|\*{3}|\.{3}|^<.*>$|\$\{|%\(|%s|\{\w*\}|test|demo|todo|secret|passw|admin|odoo|default|null|none|false|true|token|api.?key/i;
/**
 * Technical text: dotted or snake-case names, paths, addresses of pages, sentences, model and XML ids. No part of it may be
 * read in two ways: a name of forty underscores would be tried in every one.
 */
const TECHNICAL =
  /^([a-z]([a-z]|_(?![a-z]))*[._][a-z]([a-z_0-9]|\.[a-z])*|[A-Z][A-Z_]+|[a-z]+([A-Z][a-z]+)+|(https?:)?\/\/?.*|\S*\s.*|.*[\n\r\u2028\u2029].*|\w+\.\w+|[a-z]+|[a-z]+(-[a-z]+)+)$/;
/** Hashed, not the secret itself: modular crypt format (passlib) and LDAP schemes; digests of nothing; the nil UUID. */
const HASHED =
  /^\$\w[\w-]*\$|^\{[A-Z0-9]+\}|^(d41d8cd98f00b204e9800998ecf8427e|da39a3ee5e6b4b0d3255bfef95601890afd80709|e3b0c44298fc1c149afbf4c8996fb924\w*|0{8}-0{4}-0{4}-0{4}-0{12})$/i;

/**
 * Forms that are secrets wherever they stand. Sources, form by form:
 * - https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml, read at commit 009e025a: lengths and alphabets
 *   of AWS, GitHub, GitLab, Google and SendGrid; of Stripe, Slack and JWT our lengths are rounder than its own
 * - AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (the four prefixes; that the rest is
 *   base 32 is gitleaks' alphabet)
 * - GitHub: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/; ghs_ of 2026:
 *   https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/ (read as quoted)
 * - Slack: https://docs.slack.dev/authentication/tokens, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 *   (neither opened; xoxb and xoxp stand in the reference of Slack's SDK, the others in gitleaks)
 * - Stripe: https://docs.stripe.com/api/authentication (sk_live_; sk_test_ opens nothing of worth); rk_live_ by Stripe in
 *   https://gitlab.com/gitlab-org/gitlab/-/issues/458019
 * - GitLab: https://gitlab.com/gitlab-org/gitlab/-/merge_requests/120693; newer tokens are longer and hold dots (gitleaks)
 * - PEM: RFC 7468 section 10 (PRIVATE KEY; the words before it are those of OpenSSL and OpenSSH)
 * - JWT: RFC 7519 section 3.1 (`eyJ` is `{"` in base 64); authorisation headers: RFC 7617, RFC 6750
 * - password in an address: RFC 3986 section 3.2.1 (user:password@host is deprecated for this reason)
 */
const FORMS: readonly [string, RegExp][] = [
  ['AWS access key', /\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/],
  ['GitHub token', /\b(gh[pour]_[A-Za-z0-9]{36,}\b|ghs_[\w.-]{36,}|github_pat_\w{82}\b)/],
  ['GitLab token', /\bglpat-[\w-]{20,}/],
  ['Stripe key', /\b[sr]k_live_[A-Za-z0-9]{16,}\b/],
  ['Slack token', /\bxox[abeprs]-[A-Za-z0-9-]{10,}\b/],
  ['Slack webhook', /\bhooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/],
  ['Google API key', /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/],
  ['SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/],
  ['private key', /-----BEGIN (RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/],
  ['JSON web token', /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/],
  ['authorisation header', /^(Basic|Bearer) (?=\S*\d)(?=\S*[A-Za-z])[\w+/.~-]{16,}=*$/],
  [
    'password in an address',
    /(?<![\w+])[a-z][a-z0-9+]*:\/\/[\w.-]+:(?![{<%$]|pass|user|admin|odoo|secret|xxx|\*)[^\s/@:{}<>%$'"]{4,}@(?!example\.|localhost)[\w.-]+/,
  ],
];
/** No name that people give is longer; the expressions go over longer ones time and again. */
const LONGEST_NAME = 200;
const BITS_PER_CHARACTER = 3;
/** Eight characters, one of them twice, as people choose them: 2.75 bits. */
const BITS_OF_PASSWORD = 2.7;

/** True where a name speaks of a secret and the text could be one: long enough, not a placeholder, hard to guess. */
export function isSecretName(name: string, value: string): boolean {
  return (
    name.length <= LONGEST_NAME &&
    SECRET_NAME.test(name) &&
    !HARMLESS_NAME.test(name) &&
    value.length >= 8 &&
    !PLACEHOLDER.test(value) &&
    !TECHNICAL.test(value) &&
    !HASHED.test(value) &&
    (entropy(value) > BITS_PER_CHARACTER || (PASSWORD_NAME.test(name) && isPassword(value)))
  );
}

/** Letters with digits or signs among them, not one character over and over. */
function isPassword(value: string): boolean {
  return /[A-Za-z]/.test(value) && /[^A-Za-z_.\s]/.test(value) && entropy(value) > BITS_OF_PASSWORD;
}

/** The name of the form of secret that the text contains, or null. */
export function isSecretText(value: string): string | null {
  return FORMS.find(([, form]) => isLive(form.exec(value)?.[0]))?.[0] ?? null;
}

/** Keys of documentation (`AKIAIOSFODNN7EXAMPLE`), of one character repeated, and of example hosts are none. */
function isLive(found: string | undefined): boolean {
  if (found === undefined || /example|x{6}|0{8}|1234567890?|abcdefgh/i.test(found)) return false;
  return entropy(found) > BITS_PER_CHARACTER;
}

/** Shannon entropy in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...text].length;
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
