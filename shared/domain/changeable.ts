/** For a value under way, before it is handed out as readonly. */
export type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };
