import type { Arm } from '../../shared/domain/campaigns/arms.ts';
import type { Explanation } from '../../shared/rules/explain-rule.ts';

/** `strata profile ID --explain CAMPAIGN`: why a customer is in or out of an audience of the published run. */
export interface ExplainResult {
  readonly userId: string;
  readonly campaign: string;
  readonly run: string;
  readonly asOf: string;
  /** Its date in the configured zone. */
  readonly asOfDate: string;
  /** As it was written. */
  readonly rule: string;
  /** `null` for a customer whom the run did not have: without any event before its day, or new since. */
  readonly explanation: ExplainedPart | null;
  readonly decision: {
    readonly matched: boolean;
    /** Why a customer who matches is no member; `null` when nothing left them out. */
    readonly excluded: string | null;
    /** With `exclusive_group`: the campaign that has the customer. */
    readonly rival: string | null;
    readonly member: boolean;
    /** Given once and kept, also by those who have left; `null` of one who never was a member. */
    readonly arm: Arm | null;
    /** `as_of` of the run that gave the arm. */
    readonly since: string | null;
    /** Why the whole audience was withheld; `null` when it was published. */
    readonly withheld: string | null;
  };
}

/** A part of the rule, with dates for days. */
export interface ExplainedPart extends Pick<Explanation, 'text' | 'kind' | 'result'> {
  readonly seen: readonly SeenValue[];
  readonly parts: readonly ExplainedPart[];
}

export interface SeenValue {
  readonly text: string;
  /** `null` where the customer has no such thing. */
  readonly value: number | string | boolean | null;
  /** Of events: the days looked at, both included; `null` when the window has none that is over and remembered. */
  readonly days?: { readonly from: string; readonly to: string } | null;
  /** Of an own tag, where it first stands: its rule. */
  readonly own?: { readonly key: string; readonly rule: ExplainedPart };
}
