/** The user agents by which makers of AI say that they fetch pages, each with the page on which its maker says so. */

export type AiCrawler = {
  /** As robots.txt names it. */
  agent: string
  by: string
  /** `training`: what it fetches may become part of a model; `answers`: it looks something up, for a search by AI or for a person who asks. */
  fetches: 'training' | 'answers'
  source: string
}

const openAi = { by: 'OpenAI', source: 'https://platform.openai.com/docs/bots' }
const anthropic = {
  by: 'Anthropic',
  source:
    'https://support.claude.com/en/articles/8896518-does-anthropic-crawl-data-from-the-web-and-how-can-site-owners-block-the-crawler',
}
const meta = { by: 'Meta', source: 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers' }
const amazon = { by: 'Amazon', source: 'https://developer.amazon.com/amazonbot' }
const perplexity = { by: 'Perplexity', source: 'https://docs.perplexity.ai/guides/bots' }

/** Search engines that also train (Google, Apple) are named by the token that refuses the training alone: the search goes on. */
export const aiCrawlers: readonly AiCrawler[] = [
  { agent: 'GPTBot', fetches: 'training', ...openAi },
  { agent: 'ClaudeBot', fetches: 'training', ...anthropic },
  {
    agent: 'Google-Extended',
    by: 'Google',
    fetches: 'training',
    source: 'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
  },
  {
    agent: 'Applebot-Extended',
    by: 'Apple',
    fetches: 'training',
    source: 'https://support.apple.com/en-us/119829',
  },
  { agent: 'Meta-ExternalAgent', fetches: 'training', ...meta },
  { agent: 'Amazonbot', fetches: 'training', ...amazon },
  { agent: 'CCBot', by: 'Common Crawl', fetches: 'training', source: 'https://commoncrawl.org/ccbot' },
  // Its maker has no page about it; sites see it in their logs.
  { agent: 'Bytespider', by: 'ByteDance', fetches: 'training', source: 'https://darkvisitors.com/agents/bytespider' },
  { agent: 'AI2Bot', by: 'Ai2', fetches: 'training', source: 'https://allenai.org/crawler' },
  { agent: 'OAI-SearchBot', fetches: 'answers', ...openAi },
  { agent: 'ChatGPT-User', fetches: 'answers', ...openAi },
  { agent: 'Claude-SearchBot', fetches: 'answers', ...anthropic },
  { agent: 'Claude-User', fetches: 'answers', ...anthropic },
  { agent: 'PerplexityBot', fetches: 'answers', ...perplexity },
  { agent: 'Perplexity-User', fetches: 'answers', ...perplexity },
  { agent: 'Meta-ExternalFetcher', fetches: 'answers', ...meta },
  {
    agent: 'DuckAssistBot',
    by: 'DuckDuckGo',
    fetches: 'answers',
    source: 'https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot/',
  },
  { agent: 'MistralAI-User', by: 'Mistral', fetches: 'answers', source: 'https://docs.mistral.ai/robots' },
]
