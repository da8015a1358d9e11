import type { Language } from './language-of.ts';

/** Words by weight, -5..5, as AFINN has them; those of a weight parted by bars. */
export type WordsByWeight = Readonly<Record<string, string>>;

/**
 * What customers of a shop say that a general list does not have or weighs otherwise. Weight 0 is no opinion: it also keeps the words
 * within it from being one, such as 好 in 好像. Of the Chinese ones many are goods or people, whose English names in AFINN meant something
 * else (婴儿 a whining baby, 上衣 a top), and goods named with a word of opinion (破壁机, a blender).
 */
export const shopWords: Readonly<Record<Language, WordsByWeight>> = {
  en: {
    '3':
      'buy again|order again|purchase again|buy more|five stars|5 stars|worth every penny|well worth|flawless|flawlessly|top notch|' +
      'not go wrong|must have|exceeded my expectations|works like a charm|like a glove|not complain|not be happier',
    '2':
      'sturdy|durable|comfy|cozy|affordable|tasty|delicious|well made|well packed|well packaged|on time|as described|as advertised|' +
      'like new|looks like new|look like new|be back|exactly what|good value|high quality|crystal clear|reasonable|reasonably|user friendly|bargain|refreshing',
    '1':
      'works|worked|quick|quickly|fast|fits|easily|simple|smooth|smoothly|cheaper|snug|lightweight|well|prompt|promptly|fresh|clean|' +
      'lasts|lasted|soft|crisp|handy|early|days early',
    '0':
      'like a|looks like|look like|looked like|feels like|feel like|felt like|sounds like|seems like|seemed like|just like|would like|' +
      'as well|no matter|not only|ask|asked|want|wanted|pay|paid|free|charge|charged|charger|plug|fire|kind|' +
      'in time|cut|drop|alone|stop|please|help|big|hard|battery dies|matter|share|fit|cover|block|case|god|true|number|once',
    '-1': 'refund|return|returned|returning|noisy|loud|unfortunately|replacement|heavy|supposed|smells|at best|tried to|expected|instead|maybe',
    '-2':
      'broke|breaks|broken|cracked|crushed|leaks|leaking|leaked|scratched|scratches|torn|ripped|stained|itchy|blurry|smelly|stinks|' +
      'flimsy|slow|slowly|late|faulty|defect|money back|send it back|sent it back|came off|fell off|falls off|come off|coming off|' +
      'coming apart|came apart|too small|too big|too large|too tight|too short|too long|too late|too heavy|too expensive|too much|' +
      'no response|no reply|no answer|nobody answered|expected better|expected more|nothing like|not return|not do it|nothing special|missing|overrated|' +
      'uncomfortable|bland|tasteless|mediocre|wrong|fake|counterfeit|feels cheap|looks cheap|felt cheap|cheaply|wish i|' +
      'dies|would have|could have|should have|why did|never again|never came|never arrived|not arrived|not what|unlike',
    '-3':
      'junk|defective|overpriced|misleading|unusable|one star|1 star|fell apart|falls apart|falling apart|stopped working|' +
      "quit working|stay away|don't buy|not buy|not waste|waste of|rip off|ripoff|rubbish|" +
      "never go back|not be back|not go back|not be going back|won't be back|never be back|not come back",
  },
  zh: {
    '4': '五星|强烈推荐|力荐|超赞|爱不释手|完美|物超所值|超值|特别好|没得说|没话说',
    '3':
      '好评|很棒|太棒|真棒|不错|很赞|点赞|给力|好用|好吃|好喝|好看|好听|好玩|好穿|很好|挺好|真好|超好|最好的|惊喜|精彩|喜欢|爱吃|' +
      '物有所值|性价比高|性价比很高|超出预期|满意|值得|推荐|实惠|划算|太好|经典',
    '2':
      '好|赞|棒|爽|正品|合适|合身|舒服|舒适|漂亮|美观|精致|精美|细腻|柔软|耐用|结实|牢固|清晰|流畅|方便|实用|便宜|优惠|快捷|热情|' +
      '周到|耐心|贴心|细心|仔细|及时|干净|整洁|安静|新鲜|香|美味|可口|放心|超快|很快|快速|够快|速度快|如既往|物美价廉|受益匪浅|' +
      '强大|时尚|大方|有问必答|没有色差|无色差|高档|齐全|安心|感动|值|还会再来|还会来|再来买|下次还|再买|回购|常来|喜爱|爱看|温馨|宽敞',
    '1': '还可以|还行|挺可以|还好|快|合理|轻便|小巧|正好|正宗|厚实|安全|够用|耐看|满满|稳定|详细|轻松',
    '0':
      '就好了|好了|更好|少|难|容易|普通|操作|风扇|到达|离开|解决|尊敬|真诚|恢复|需求|清洁|小心|期望|协议|不需要|紧张|领导|授权|承诺|担保|同意|羡慕|失去|避免|坚决|无意|忘记|利用|范围|有限|美女|单独|矛盾|疑问|最低|偶然|句子|错过|哭了|关心|压力|眼泪|公平|专用|正面|诱惑|扩展|斗争|严格|忽略|悲伤|痛苦|好处|薄|缺点|不管|遗憾|坚果|公鸡|带电|可以|希望|感受|以为|感动得|' +
      '好像|好几|好多|好久|好不好|好吗|刚好|只好|爱好|你好|您好|最好|好吧|幸好|好在|不好说|好评如潮|质量|需要|大小|' +
      '图片|评价|便宜货|价值|值班|值钱|快递|赶快|一会儿|差不多|出差|差点|差价|时差|色差|差异|香港|香水|香味|贵州|宝贵|贵宾|' +
      '高贵|尊贵|可以用来|坏人|破解|爱人|问题不大|一般来说|最近|附近|将近|接近|近来|近期|机会|想象|吸引力|要求|无法比|放弃|打折|' +
      '棒球|可能|是否|战争|战斗|死亡|自由|意义|重点|结束|最大|最高|方便面|满意度|' +
      '婴儿|下一|上衣|小说|雨衣|老张|小姐|摊子|聚焦|收费|患者|韩元|珠宝|钻石|玫瑰|礼品|笑话|玩笑|评论家|' +
      '雕饰|秘籍|柴草|迷彩服|驱蚊|香烛|长号|铅板|隔音材料|扼流圈|拖钓|配料|近视|菜鸟|短视频|斧头|灰色|织机|织布机|汁液|切割|涂抹|煮熟|' +
      '维他命|智能|标题|常青|常绿|常青树|清洁器|礼炮|宝石|勋章|喜剧|神话|怪物|复仇者|屏障|前厅|景点|' +
      '旗舰店|天堂伞|保护套|保护膜|保护壳|报警器|警报器|垃圾袋|垃圾桶|破壁机|爽肤水|棒棒糖|臭豆腐|香皂|香薰|香肠|香蕉|香菇|扣子|纽扣',
    '-1': '建议|加强|不足|担心|伤心|好不容易|一般|凑合|勉强|偏|旧|吵|噪音|问题|可惜|麻烦|小贵|贵|粗',
    '-2':
      '有待提高|有待改进|要命|不到位|不怎么样|不咋地|受不了|呆板|陈旧|说明书都没有|没兴趣|败笔|差|坏|破|烂|脏|臭|慢|太贵|太慢|太小|太大|太短|太长|太少|太薄|太硬|太吵|偏小|偏大|偏薄|掉色|褪色|起球|缩水|变形|开胶|开线|脱线|线头|' +
      '异味|怪味|刺鼻|粗糙|划痕|破损|碎了|裂|漏水|漏气|死机|卡顿|缺页|模糊|发错|错货|少发|漏发|退货|换货|退款|投诉|二手|翻新|磨脚|' +
      '没电|不符|失望|后悔|不值|不理|不理人|没人理|没人处理|扣|坏了|破了|断了|掉了|死板|啰嗦|无聊|枯燥|简陋|难用|难看|难吃|' +
      '难闻|难受|难找|郁闷|不敢|不方便|费劲|不如|发热|发烫|吵得|睡不着|穿不下|缺货|浪费|别买|不会再|再也不|不会来|霉|嘈杂|隔音|' +
      '空洞|肤浅|牵强|误导|失真|迟迟|还没收到|没收到|没有收到|不给|不能用|用不了|打不开|气人|烦|累',
    '-3':
      '差评|很差|太差|极差|超差|奇差|差劲|最差|恶劣|糟糕|垃圾|假货|假冒|冒牌|山寨|骗|骗人|欺骗|上当|受骗|坑人|坑爹|黑心|恶心|极其差|' +
      '要死|根本没|千万别|千万不要|不要买|不建议|太烂|很烂|糟透|无语|气愤|愤怒|可恶|可气|退掉|忽悠|投诉无门',
  },
};
