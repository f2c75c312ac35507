/** An invented edition that is read from right to left: its wires, its sections, and one story of a name in Latin letters. */

import type { Edition, Profile } from '../../../src/store/settings.ts'
import type { Told } from '../wires.ts'

export const arabicEdition: Edition = {
  name: 'بريد الميناء',
  strapline: 'أخبار الساحل كل صباح',
  language: 'ar',
  direction: 'rtl',
  zone: 'Asia/Amman',
  accounts: [{ name: 'ماستودون', address: 'https://social.example/@barid' }],
}

/** Whoever writes what no wire brought. */
export const layla: Profile = {
  ...{ slug: 'mara-quill', name: 'ليلى حدّاد', kind: 'person', role: 'مراسلة الميناء' },
  about: 'تكتب ليلى حدّاد عن الناس الذين يعملون حيث تلتقي المدينة بالماء.',
  ...{ beat: 'الموانئ والطقس', contacts: [{ name: 'البريد', address: 'mailto:layla@barid.example' }] },
  ...{ languages: ['ar', 'en'], portrait: null },
}

/** What no wire says in these letters. */
export const arabicTopics = [
  { slug: 'strait', name: 'المضيق' },
  { slug: 'norway', name: 'النرويج', kind: 'place' },
]

export const arabicSections = [
  { slug: 'world', name: 'العالم', shown: true },
  { slug: 'politics', name: 'السياسة', shown: true },
  { slug: 'business', name: 'الاقتصاد', shown: true },
  { slug: 'tech-science', name: 'العلوم والتقنية', shown: true },
  { slug: 'sport', name: 'الرياضة', shown: true },
  { slug: 'culture', name: 'الثقافة', shown: true },
]

const picture = (width: number, height: number, what: string): NonNullable<Told['picture']> => ({
  ...{ width, height },
  alt: `${what} في ثلاثة ألوان`,
  caption: `${what} كما يبدو من الرصيف يوم الثلاثاء قبل أن يحل الضباب وتعود القوارب إلى الميناء.`,
  credit: 'إلسه مار/Nordwire',
})

const first = [
  'قال الوزراء إن سفن الشحن يمكن أن تمر مرة أخرى اعتبارا من يوم الأحد، بعد أحد عشر أسبوعا من الإغلاق.',
  'وكان المرشدون قد طلبوا فترة تجريبية أطول، لكن طلبهم رُفض. وقال أحدهم: «انتظرنا، أما البحر فلم ينتظر».',
  '<h2>ما الذي يلي ذلك</h2>',
  'تنتظر القاطرات عند طرفي المضيق، وتبحر العبّارات نهارا فقط حتى نهاية الشهر، وفق ما أعلنته هيئة الميناء في بيان صدر مساء الاثنين.',
  '<ul><li>القاطرات تنتظر عند الطرفين.</li><li>العبّارات تبحر نهارا فقط.</li></ul>',
  '<blockquote><p>انتظرنا أحد عشر أسبوعا. أما البحر فلم ينتظر.</p></blockquote>',
  '<table><caption>سفن تنتظر</caption><tr><th>الميناء</th><th>السفن</th></tr><tr><td>أردفال</td><td>41</td></tr><tr><td>بورت لورن</td><td>12</td></tr></table>',
  'وتراجع سعر الشحن إلى 1,250 دولارا للحاوية، أي أقل بنسبة 18% من سعره قبل أسبوع، بحسب شركة <a href="https://freight.example/">Lorne Freight</a>.',
]

const later = [
  'بدأت الأعمال صباح اليوم، وتستمر حتى نهاية الأسبوع المقبل بحسب القائمين عليها.',
  'ولم يصدر تعليق من الجهات المعنية حتى الآن، لكن مصدرا مطلعا قال إن القرار نهائي.',
  'ويأتي ذلك بعد أشهر من الانتظار شهدت فيها المدينة نقاشا واسعا.',
]

const headlines: readonly (readonly [headline: string, summary: string, subject: string])[] = [
  ['تلسكوب من مرايا مستعملة يرصد أول مذنّب له', 'بناه طلاب في سقيفة على الشاطئ، وعثر على ما فاته الكبار.', 'science'],
  ['البنك المركزي يُبقي سعر الفائدة عند 4.25%', 'ثلاثة من الأعضاء التسعة أرادوا خفضه.', 'economy'],
  ['الميناء القديم يستعيد رافعته البخارية', 'تعمل مرة في الشهر، ويقف الناس لمشاهدتها.', 'architecture'],
  ['فريق الجزر يفوز في الدقيقة الأخيرة', 'هدف واحد، وريح لم تهدأ.', 'football'],
  ['أوركسترا المدينة تعزف على ظهر سفينة', 'بيعت التذاكر كلها في ساعة.', 'music'],
  ['تقرير: صيد الأسماك يتعافى ببطء شمالي الساحل', 'الأرقام هي الأعلى منذ عشر سنوات.', 'environment'],
  ['مجلس المدينة يصوّت على خط ترام جديد', 'يصل المحطة بالميناء في تسع دقائق.', 'election'],
  ['شركة Lorne Freight تعلن عن 300 وظيفة في الميناء', 'نصفها لمن لم يعمل في البحر من قبل.', 'economy'],
  ['انتظار تذكرة العبّارة صار أقصر', 'النظام الجديد يعمل منذ الاثنين.', 'shipping'],
  ['عاصفة متوقعة ليلة الخميس', 'تنصح الهيئة القوارب الصغيرة بالبقاء.', 'weather'],
  ['معرض لصور الضباب يفتح أبوابه', 'مئة صورة من رصيف واحد.', 'music'],
  ['الحكومة ترفع حصة الطاقة من الرياح إلى 40%', 'الهدف يتحقق قبل موعده بعامين.', 'election'],
  ['مدرسة البحّارة تقبل أول دفعة من البنات', 'ثلاثون طالبة من سبع مدن.', 'education'],
  ['لاعبة الشطرنج الأصغر سنا تهزم البطل', 'استمرت المباراة ست ساعات.', 'football'],
]

export const arabicWires: readonly Told[] = [
  {
    name: 'strait',
    headline: 'المضيق يُفتح من جديد بعد أحد عشر أسبوعا',
    summary: 'الشحن يمر اعتبارا من الأحد، والعبّارات تتبعه خلال الشهر.',
    text: first,
    hoursAgo: 2,
    language: 'ar',
    subject: 'shipping',
    place: 'النرويج',
    by: 'ليلى حدّاد',
    picture: picture(1500, 1000, 'المضيق عند أول الضوء'),
  },
  ...headlines.map(
    ([headline, summary, subject], at): Told => ({
      name: `more-${at}`,
      headline,
      summary,
      text: later,
      hoursAgo: 1 + at * 1.7,
      language: 'ar',
      subject,
      ...(at % 3 !== 1 && {
        picture: picture(at === 2 ? 900 : 1300, at === 2 ? 1300 : 860, headline.slice(0, 20)),
      }),
    }),
  ),
  {
    name: 'latin',
    headline: 'Ferry operators welcome the reopening of the strait',
    text: ['Operators said the first ferry would sail on Monday.', 'Tickets went on sale at noon.'],
    hoursAgo: 3,
    language: 'en',
    subject: 'shipping',
  },
]
