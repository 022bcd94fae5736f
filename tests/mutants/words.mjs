/**
 * What no fault is planted in: sentences in two languages, for a word changed is no fault of reasoning and goldens hold the
 * ones that are put together; and messages of bugs, which nobody but a developer reads.
 */
/** Words, with nothing to decide among them. */
function isText({ type, expressions = [] }) {
  return (type === 'StringLiteral' || type === 'TemplateLiteral') && !expressions.some(isDecision);
}

function isDecision({ type }) {
  return type === 'ConditionalExpression' || type === 'LogicalExpression';
}

const isOfLanguage = ({ type, key }) => type === 'ObjectProperty' && (key.name === 'zh' || key.name === 'en');

/** The text of one language, or both of a label. */
function isSentence({ node, parentPath }) {
  if (node.type === 'ObjectExpression') return node.properties.length === 2 && node.properties.every(isPlainText);
  return isText(node) && parentPath !== null && isOfLanguage(parentPath.node);
}

function isPlainText(property) {
  return isOfLanguage(property) && isText(property.value);
}

/** The same as an argument: say(lang, '与上年持平', 'unchanged'). */
function isSaid({ node, parentPath }) {
  const call = parentPath?.node;
  return isText(node) && call?.type === 'CallExpression' && call.callee.name === 'say' && call.arguments[0] !== node;
}

function isOfBug({ node, parentPath }) {
  return isText(node) && parentPath?.node.type === 'NewExpression' && parentPath.node.callee.name === 'Error';
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words',
    value: {
      shouldIgnore(path) {
        if (isSentence(path) || isSaid(path)) return 'a sentence';
        return isOfBug(path) ? 'the message of a bug' : undefined;
      },
    },
  },
];
