/** What a preset is for, and lines of a file it reads, made up in the form of the real ones. */
export interface PresetSample {
  readonly title: string;
  readonly fileName: string;
  readonly lines: readonly string[];
}

export const presetSamples: Readonly<Record<string, PresetSample>> = {
  attributes: {
    title: 'what third parties say of customers, an attribute a row',
    fileName: 'attributes.csv',
    lines: ['user_id,attribute,value,as_of,provider', '17850,income_band,high,2011-11-01,acme'],
  },
  ga4: {
    title: 'rows of the Google Analytics 4 export to BigQuery, as JSON',
    fileName: 'events.jsonl',
    lines: [
      '{"event_name":"purchase","event_timestamp":"1604188800123456","user_pseudo_id":"9001.7","ecommerce":{"transaction_id":"t-1"},"items":[{"item_id":"p-1","item_category":"Apparel","quantity":"2","price":15}]}',
    ],
  },
  'jdata-actions': {
    title: "JD's JData: what users did with products",
    fileName: 'JData_Action.csv',
    lines: ['user_id,sku_id,time,model_id,type,cate,brand', '900001.0,4001,2016-01-31 23:59:02,,1,8,403'],
  },
  'jdata-users': {
    title: "JD's JData: age band, sex and level of users, in GBK",
    fileName: 'JData_User.csv',
    lines: ['user_id,age,sex,user_lv_cd,user_reg_tm', '900001,26-35岁,1,4,2016-01-26'],
  },
  'online-retail': {
    title: 'UCI Online Retail, both editions: a row is a line of an invoice',
    fileName: 'invoices.csv',
    lines: [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
    ],
  },
  rees46: {
    title: 'REES46 open data: views, carts and purchases of shops',
    fileName: 'events.csv',
    lines: [
      'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
      '2020-10-01 00:00:00 UTC,purchase,4001,7001,appliances.kitchen.kettle,acme,35.79,9001,session-1',
    ],
  },
  retailrocket: {
    title: 'RetailRocket: views, carts and transactions of visitors',
    fileName: 'events.csv',
    lines: ['timestamp,visitorid,event,itemid,transactionid', '1433221332117,9001,addtocart,4001,'],
  },
  segment: {
    title: 'Segment calls, as its S3 destination and RudderStack keep them',
    fileName: 'calls.jsonl',
    lines: [
      '{"type":"track","event":"Order Completed","userId":"9001","messageId":"m-1","timestamp":"2024-03-05T18:20:00Z","properties":{"order_id":"o-1","currency":"USD","discount":2.5,"products":[{"product_id":"p-1","category":"Games","price":19,"quantity":1}]}}',
    ],
  },
  strata: {
    title: 'the canonical event, under its own names',
    fileName: 'events.csv',
    lines: [
      'message_id,kind,user_id,timestamp,product_id,category,price,quantity,trait.gender',
      'm-1,view,17850,2011-12-01T08:26:00Z,85123A,home/lights,2.55,1,female',
    ],
  },
  'taobao-user-behavior': {
    title: "Taobao's UserBehavior: what users did with items, without a header",
    fileName: 'UserBehavior.csv',
    lines: ['9001,4001,7001,pv,1511544070'],
  },
  'tianchi-mobile': {
    title: "Tianchi's mobile recommendation data, by the hour",
    fileName: 'users.csv',
    lines: ['user_id,item_id,behavior_type,user_geohash,item_category,time', '9001,4001,3,,7001,2014-12-06 02'],
  },
};
