// Writes a file as a comment on a pull or merge request, or over the comment of ours that is there.
// Usage: node comment.mjs <comment.md>
//   GitHub: COMMENT_TOKEN, COMMENT_PULL (number), GITHUB_API_URL, GITHUB_REPOSITORY
//   GitLab: COMMENT_TOKEN, CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID
// Sources: GitHub REST API, "Issue comments"; GitLab REST API, "Notes".
import { readFileSync } from 'node:fs';

const { env } = process;
const text = readFileSync(process.argv[2], 'utf8');
const marker = text.split('\n', 1)[0];
if (!/^<!-- .+ -->$/.test(marker)) throw new Error('the file is no comment of odoo-debt: its first line is no marker');

const gitlab = env.CI_API_V4_URL !== undefined;
const base = gitlab ? env.CI_API_V4_URL : env.GITHUB_API_URL;
const project = gitlab ? `projects/${encodeURIComponent(env.CI_PROJECT_ID)}` : `repos/${env.GITHUB_REPOSITORY}`;
const list = gitlab
  ? `${project}/merge_requests/${Number(env.CI_MERGE_REQUEST_IID)}/notes`
  : `${project}/issues/${Number(env.COMMENT_PULL)}/comments`;
const one = (id) => (gitlab ? `${list}/${id}` : `${project}/issues/comments/${id}`);
const headers = {
  'content-type': 'application/json',
  ...(gitlab ? { 'private-token': env.COMMENT_TOKEN } : { authorization: `Bearer ${env.COMMENT_TOKEN}` }),
};

async function ask(method, address, body) {
  const answer = await fetch(`${base}/${address}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify({ body }) }),
  });
  if (!answer.ok) throw new Error(`${method} ${address.split('?')[0]}: ${answer.status}`);
  return answer.json();
}

// Somebody else's comment that begins as ours is left alone. The token of a workflow is no user, but a bot's.
const self = await ask('GET', 'user').catch(() => null);
const isOurs = ({ body, user, author }) => {
  const writer = gitlab ? author : user;
  return body.startsWith(marker) && (self === null ? writer?.type === 'Bot' : writer?.id === self.id);
};

async function existing() {
  for (let page = 1; page <= 20; page++) {
    const comments = await ask('GET', `${list}?per_page=100&page=${page}`);
    const found = comments.find(isOurs);
    if (found !== undefined || comments.length < 100) return found;
  }
}

try {
  const found = await existing();
  if (found === undefined) await ask('POST', list, text);
  else await ask(gitlab ? 'PUT' : 'PATCH', one(found.id), text);
  console.log(found === undefined ? 'comment written' : 'comment updated');
} catch (error) {
  console.error(`odoo-debt: the comment could not be written: ${error.message}`);
  process.exitCode = 2;
}
