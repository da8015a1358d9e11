export interface LocalizedText {
  readonly en: string;
  readonly zh: string;
}
