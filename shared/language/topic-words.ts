import type { Language } from './language-of.ts';

/** What reviews of a shop are about, in the order in which they are listed. */
export const topics = [
  'delivery',
  'price',
  'quality',
  'service',
  'size',
  'packaging',
  'description',
  'returns',
] as const;
export type Topic = (typeof topics)[number];

/** Words of each topic, parted by bars. The longest that fits counts, so `return policy` is not a return of its own. */
export const topicWords: Readonly<Record<Topic, Readonly<Record<Language, string>>>> = {
  delivery: {
    en:
      'delivery|deliveries|delivered|deliver|shipping|shipped|shipment|courier|postage|dispatch|dispatched|arrive|arrived|arrives|' +
      'days late|weeks late|tracking|carrier|driver|never came|on time',
    zh: '物流|快递|发货|送货|配送|派送|到货|运费|邮费|运输|收货|快递员|送达|没收到|没有收到|还没到|小哥',
  },
  price: {
    en:
      'price|prices|priced|pricey|expensive|overpriced|cheap|cheaper|cheapest|cost|costs|money|affordable|bargain|discount|value|penny|' +
      'worth',
    zh: '价格|价钱|贵|便宜|性价比|划算|实惠|优惠|降价|涨价|不值|超值|值得|物有所值|物超所值|打折|钱',
  },
  quality: {
    en:
      'quality|material|materials|fabric|broke|broken|breaks|durable|sturdy|flimsy|faulty|defective|defect|leaks|leaking|leaked|cracked|' +
      'well made|poorly made|cheaply made|fell apart|falling apart|came off|fell off|stopped working|workmanship|seams|zip|zipper',
    zh:
      '质量|品质|做工|材质|面料|布料|坏了|破了|坏|掉色|褪色|起球|缩水|开线|脱线|线头|变形|断了|裂|粗糙|耐用|结实|牢固|瑕疵|' +
      '漏水|死机|异味|假货|正品',
  },
  service: {
    en:
      'service|support|staff|customer care|help desk|helpdesk|seller|shop assistant|representative|rude|polite|e mail|e mails|email|emails|' +
      'response|reply|answered|friendly',
    zh: '客服|服务|态度|售后|卖家|店家|商家|店主|老板|回复|不理|耐心|咨询',
  },
  size: {
    en: 'size|sizes|sizing|fit|fits|fitted|fitting|too small|too big|too large|too tight|too loose|too short|too long|tight|baggy',
    zh: '尺码|尺寸|大小|码数|号码|合身|合适|偏大|偏小|太大|太小|太短|太长|太紧|太松|穿不下|紧|宽松|磨脚',
  },
  packaging: {
    en: 'packaging|packaged|packing|packed|package|box|boxes|wrapped|wrapping|bubble wrap|parcel|crushed|envelope',
    zh: '包装|盒子|纸箱|箱子|破损|包裹|外盒|泡沫',
  },
  description: {
    en:
      'as described|not as described|description|picture|pictures|photo|photos|advertised|misleading|listing|looks different|wrong colour|' +
      'wrong color|wrong item|wrong size|fake|counterfeit',
    zh: '描述|图片|照片|实物|色差|不符|不一样|货不对板|宣传|介绍|发错|错货',
  },
  returns: {
    en:
      'return|returns|returned|returning|return policy|refund|refunds|refunded|exchange|exchanged|money back|send it back|sent it back|' +
      'sending it back|replacement|warranty',
    zh: '退货|退款|换货|退换|退换货|退回|退掉|退钱|保修|退',
  },
};
