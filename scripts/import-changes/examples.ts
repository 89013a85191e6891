/** Before and after, written for this project; shown by `odoo-debt explain`. */
export const EXAMPLES: Readonly<Record<string, { before: string; after: string }>> = {
  'xv-attrs': {
    before: `<field name="due_date" attrs="{'invisible': [('state', '=', 'returned')]}"/>`,
    after: `<field name="due_date" invisible="state == 'returned'"/>`,
  },
  'xv-states': {
    before: `<button name="action_lend" states="draft,ready"/>`,
    after: `<button name="action_lend" invisible="state not in ('draft', 'ready')"/>`,
  },
  'xv-tree-tag': { before: '<tree><field name="title"/></tree>', after: '<list><field name="title"/></list>' },
  'xv-tree-view-mode': {
    before: '<field name="view_mode">tree,form</field>',
    after: '<field name="view_mode">list,form</field>',
  },
  'xv-chatter-div': {
    before: '<div class="oe_chatter"><field name="message_ids"/></div>',
    after: '<chatter/>',
  },
  'py-api-multi': { before: '@api.multi\ndef action_lend(self):', after: 'def action_lend(self):' },
  'py-api-one': {
    before: '@api.one\ndef action_lend(self):\n    self.state = "lent"',
    after: 'def action_lend(self):\n    for loan in self:\n        loan.state = "lent"',
  },
  'orm-name-get-def': {
    before: 'def name_get(self):\n    return [(book.id, book.title) for book in self]',
    after:
      '@api.depends("title")\ndef _compute_display_name(self):\n    for book in self:\n        book.display_name = book.title',
  },
  'orm-attr-sql-constraints': {
    before: '_sql_constraints = [("isbn_unique", "unique(isbn)", "ISBN must be unique")]',
    after: '_isbn_unique = models.Constraint("unique(isbn)", "ISBN must be unique")',
  },
  'hook-post-init': { before: 'def post_init_hook(cr, registry):', after: 'def post_init_hook(env):' },
  'co-type-json': {
    before: '@http.route("/library/loans", type="json")',
    after: '@http.route("/library/loans", type="jsonrpc")',
  },
  'py-sudo-user': { before: 'loan.sudo(user).lend()', after: 'loan.with_user(user).lend()' },
  'fld-track-visibility': {
    before: 'state = fields.Selection(STATES, track_visibility="onchange")',
    after: 'state = fields.Selection(STATES, tracking=True)',
  },
  'js-odoo-define-async': {
    before: 'odoo.define("library.loans", function (require) { … });',
    after: '/** @odoo-module **/\nimport { registry } from "@web/core/registry";',
  },
  'as-template-inherit': {
    before: '<template id="assets" inherit_id="web.assets_backend">…</template>',
    after: "'assets': {'web.assets_backend': ['library/static/src/**/*']}",
  },
};
