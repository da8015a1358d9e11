import {
  evaluateRecommendations,
  type ListQuality,
  measureLists,
  planTrial,
} from '../shared/domain/recommendations/evaluate-recommendations.ts';
import { foldHistories, splitAtDay } from '../shared/domain/recommendations/interactions.ts';
import type { InteractionTable } from './recommendations/interaction-table.ts';
import { libraryLists } from './recommendations/library-lists.ts';
import { readOnlineRetail } from './recommendations/read-online-retail.ts';
import { readTaobao, taobaoDays, taobaoStart } from './recommendations/read-taobao.ts';
import { rulesBefore } from './recommendations/rules-before.ts';

/**
 * `npm run bench:recommendations`: recall@10 and coverage on a split by time, beside popularity and beside plain item-item recommenders of
 * a public library (Python 3). The last 30 days of the shop of the example, and where the data are beside the project the last two of the
 * nine days of Taobao UserBehavior.
 */
const k = 10;
/** As the recommender's own. */
const neighbours = 20;

const retail = readOnlineRetail();
const taobao = readTaobao();
const trials: readonly (readonly [string, InteractionTable, number])[] = [
  ['Online Retail', retail, Date.UTC(2011, 10, 10) / 86_400_000],
  ...(taobao ? ([['Taobao', taobao, taobaoStart + taobaoDays - 2]] as const) : []),
];
console.log('data           items sought   customers  method                 recall@10  coverage  seconds');
for (const [data, table, fromDay] of trials) for (const again of [true, false]) compare(data, table, fromDay, again);

function compare(data: string, table: InteractionTable, fromDay: number, again: boolean): void {
  const trial = planTrial(table, { fromDay, again });
  const print = (method: string, { recall, coverage }: ListQuality, seconds?: number): void =>
    console.log(
      [
        data.padEnd(14),
        (again ? 'all' : 'new to them').padEnd(13),
        String(trial.customers.length).padStart(10),
        ` ${method.padEnd(22)}`,
        recall.toFixed(4).padStart(9),
        coverage.toFixed(3).padStart(9),
        (seconds?.toFixed(1) ?? '').padStart(8),
      ].join(' '),
    );

  const start = performance.now();
  const rules = rulesBefore(table, fromDay);
  const ours = evaluateRecommendations({ ...table, day: fromDay - 1, rules }, { fromDay, k, recommend: { again } });
  print('Strata', ours.recommended, (performance.now() - start) / 1000);
  const histories = foldHistories(splitAtDay(table.interactions, fromDay).before, Number.POSITIVE_INFINITY);
  const library = libraryLists({ histories, items: table.names.length, trial: trial.customers, k, again, neighbours });
  for (const [name, { lists, seconds }] of Object.entries(library)) {
    const named = lists.map((list) => list.map((item) => table.names[item] as string));
    print(`implicit, ${name}`, measureLists(named, trial), seconds);
  }
  print('popularity', ours.popular);
}
