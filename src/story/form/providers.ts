/** Whose things may be shown within a story: the hosts of each, how its addresses are read, and where it lets others show what lies there. */

/** How it stands on the page: a picture that moves, a post, a strip of sound, a chart, a film in the browser's own player. */
export type Form = 'wide' | 'post' | 'upright' | 'sound' | 'chart' | 'film'

export type Found = {
  /** Where a reader finds it, written in one way. */
  address: string
  /** What is loaded in a frame; of a film the film. */
  frame: string
  form: Form
}

type Provider = { name: string; hosts: readonly string[]; find(url: URL): Found | undefined }

const hosts = (list: string): readonly string[] => list.split(' ')
const segmentsOf = ({ pathname }: URL): string[] => pathname.split('/').filter(Boolean)

/** One part of an address that is an identity and nothing else. */
const id = (text: string | undefined | null, form: RegExp): string | undefined =>
  text && form.test(text) ? text : undefined

const youtube: Provider = {
  name: 'YouTube',
  hosts: hosts('youtube.com www.youtube.com m.youtube.com youtu.be youtube-nocookie.com www.youtube-nocookie.com'),
  find(url) {
    const [first, second] = segmentsOf(url)
    const named =
      url.hostname === 'youtu.be'
        ? first
        : first === 'watch'
          ? url.searchParams.get('v')
          : /^(?:embed|shorts|live|v)$/.test(first ?? '')
            ? second
            : undefined
    const video = id(named, /^[\w-]{11}$/)
    if (!video) return undefined
    const seconds = /^(\d{1,6})s?$/.exec(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '')?.[1]
    return {
      address: `https://www.youtube.com/watch?v=${video}${seconds ? `&t=${seconds}` : ''}`,
      frame: `https://www.youtube-nocookie.com/embed/${video}${seconds ? `?start=${seconds}` : ''}`,
      form: 'wide',
    }
  },
}

const vimeo: Provider = {
  name: 'Vimeo',
  hosts: hosts('vimeo.com www.vimeo.com player.vimeo.com'),
  find(url) {
    const [, number, inPath] = /^\/(?:video\/)?(\d{5,12})(?:\/([\da-f]{8,12}))?\/?$/.exec(url.pathname) ?? []
    // What is not listed has a key of its own.
    const key = inPath ?? id(url.searchParams.get('h'), /^[\da-f]{8,12}$/)
    if (!number) return undefined
    return {
      address: `https://vimeo.com/${number}${key ? `/${key}` : ''}`,
      frame: `https://player.vimeo.com/video/${number}?${key ? `h=${key}&` : ''}dnt=1`,
      form: 'wide',
    }
  },
}

const dailymotion: Provider = {
  name: 'Dailymotion',
  hosts: hosts('dailymotion.com www.dailymotion.com geo.dailymotion.com dai.ly'),
  find(url) {
    const path = url.hostname === 'dai.ly' ? /^\/(\w+)\/?$/ : /^\/(?:embed\/)?video\/(\w+)\/?$/
    const video = id(path.exec(url.pathname)?.[1] ?? url.searchParams.get('video'), /^x[a-z0-9]{5,9}$/)
    if (!video) return undefined
    return {
      address: `https://www.dailymotion.com/video/${video}`,
      frame: `https://geo.dailymotion.com/player.html?video=${video}`,
      form: 'wide',
    }
  },
}

const x: Provider = {
  name: 'X',
  hosts: hosts('x.com www.x.com mobile.x.com twitter.com www.twitter.com mobile.twitter.com platform.twitter.com'),
  find(url) {
    const [, account = 'i', number] =
      /^\/(\w{1,20}|i\/web)\/status(?:es)?\/(\d{5,20})(?:\/.*)?$/.exec(url.pathname) ?? []
    const inFrame = url.pathname === '/embed/Tweet.html' ? id(url.searchParams.get('id'), /^\d{5,20}$/) : undefined
    const post = number ?? inFrame
    if (!post) return undefined
    return {
      address: `https://x.com/${account}/status/${post}`,
      frame: `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${post}`,
      form: 'post',
    }
  },
}

const instagram: Provider = {
  name: 'Instagram',
  hosts: hosts('instagram.com www.instagram.com instagr.am'),
  find(url) {
    const [, kind, post] = /^\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]{5,40})(?:\/.*)?$/.exec(url.pathname) ?? []
    if (!kind || !post) return undefined
    const address = `https://www.instagram.com/${kind}/${post}/`
    return { address, frame: `${address}embed/captioned/`, form: 'post' }
  },
}

const tiktok: Provider = {
  name: 'TikTok',
  hosts: hosts('tiktok.com www.tiktok.com m.tiktok.com'),
  find(url) {
    const [, account = '@', number] = /^\/(@[\w.]{0,40})\/video\/(\d{10,20})\/?$/.exec(url.pathname) ?? []
    const inFrame = /^\/(?:embed(?:\/v\d)?|player\/v1)\/(\d{10,20})\/?$/.exec(url.pathname)?.[1]
    const video = number ?? inFrame
    if (!video) return undefined
    return {
      address: `https://www.tiktok.com/${account}/video/${video}`,
      frame: `https://www.tiktok.com/embed/v2/${video}`,
      form: 'upright',
    }
  },
}

const facebook: Provider = {
  name: 'Facebook',
  hosts: hosts('facebook.com www.facebook.com m.facebook.com web.facebook.com'),
  find(url) {
    const plugin = /^\/plugins\/(?:post|video)\.php$/.test(url.pathname)
    const named = plugin ? url.searchParams.get('href') : url.href
    if (!named || !URL.canParse(named)) return undefined
    const of = new URL(named)
    if (!facebook.hosts.includes(of.hostname) || of.username || of.password || of.port) return undefined
    const isVideo = /^\/(?:[\w.-]+\/videos\/(?:[\w.-]+\/)?\d+|watch|reel\/\d+)\/?$/.test(of.pathname)
    const isPost = /^\/(?:[\w.-]+\/posts\/[\w.:-]+|permalink\.php|photo(?:\.php)?|story\.php)\/?$/.test(of.pathname)
    const video = isVideo && (of.pathname.startsWith('/watch') ? id(of.searchParams.get('v'), /^\d+$/) : 'named')
    if (!video && !isPost) return undefined
    const kept = ['v', 'fbid', 'story_fbid', 'id', 'set'].flatMap((name) => {
      const value = id(of.searchParams.get(name), /^[\w.:-]{1,80}$/)
      return value ? [`${name}=${encodeURIComponent(value)}`] : []
    })
    const address = `https://www.facebook.com${of.pathname}${kept.length ? `?${kept.join('&')}` : ''}`
    const player = `https://www.facebook.com/plugins/${isVideo ? 'video' : 'post'}.php?href=${encodeURIComponent(address)}`
    return { address, frame: player, form: isVideo ? 'wide' : 'post' }
  },
}

const soundcloud: Provider = {
  name: 'SoundCloud',
  hosts: hosts('soundcloud.com www.soundcloud.com m.soundcloud.com w.soundcloud.com'),
  find(url) {
    const named = url.hostname === 'w.soundcloud.com' ? url.searchParams.get('url') : url.href
    if (!named || !URL.canParse(named)) return undefined
    const { hostname, pathname } = new URL(named)
    const isTrack =
      /^\/[\w-]+\/(?:sets\/)?[\w-]+\/?$/.test(pathname) && /^(?:(?:www|m)\.)?soundcloud\.com$/.test(hostname)
    const isNumber = /^\/(?:tracks|playlists)\/\d+$/.test(pathname) && hostname === 'api.soundcloud.com'
    if (!isTrack && !isNumber) return undefined
    const sound = `https://${isNumber ? 'api.' : ''}soundcloud.com${pathname}`
    const frame = `https://w.soundcloud.com/player/?url=${encodeURIComponent(sound)}`
    // One that is named by its number alone has no page that we know: its player is one.
    return { address: isTrack ? sound : frame, frame, form: 'sound' }
  },
}

const spotify: Provider = {
  name: 'Spotify',
  hosts: hosts('open.spotify.com'),
  find(url) {
    const path = /^\/(?:intl-[a-z]{2,5}\/)?(?:embed\/)?(track|album|episode|show|playlist)\/([\dA-Za-z]{22})\/?$/
    const [, kind, of] = path.exec(url.pathname) ?? []
    if (!kind || !of) return undefined
    return {
      address: `https://open.spotify.com/${kind}/${of}`,
      frame: `https://open.spotify.com/embed/${kind}/${of}`,
      form: 'sound',
    }
  },
}

const datawrapper: Provider = {
  name: 'Datawrapper',
  hosts: hosts('datawrapper.dwcdn.net'),
  find(url) {
    const [, chart, version] = /^\/([\dA-Za-z]{5})\/(?:(\d{1,5})\/)?$/.exec(`${url.pathname.replace(/\/$/, '')}/`) ?? []
    if (!chart) return undefined
    const address = `https://datawrapper.dwcdn.net/${chart}/${version ? `${version}/` : ''}`
    return { address, frame: address, form: 'chart' }
  },
}

const flourish: Provider = {
  name: 'Flourish',
  hosts: hosts('public.flourish.studio flo.uri.sh'),
  find(url) {
    const [, kind, number] = /^\/(visualisation|story)\/(\d{3,12})(?:\/(?:embed)?)?$/.exec(url.pathname) ?? []
    if (!kind || !number) return undefined
    return {
      address: `https://public.flourish.studio/${kind}/${number}/`,
      frame: `https://flo.uri.sh/${kind}/${number}/embed`,
      form: 'chart',
    }
  },
}

export const providers: readonly Provider[] = [
  ...[youtube, vimeo, dailymotion, x, instagram, tiktok, facebook, soundcloud, spotify, datawrapper, flourish],
]
