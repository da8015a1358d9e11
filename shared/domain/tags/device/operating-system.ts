/** First match. Before what they say they are like: iOS before macOS, HarmonyOS before Android, Android before Linux. */
const systems: readonly (readonly [pattern: RegExp, system: string])[] = [
  [/harmony ?os|openharmony|鸿蒙/, 'harmonyos'],
  [/windows phone|lumia/, 'windows_phone'],
  [/iphone|ipad|ipod|\bios\b/, 'ios'],
  [/android/, 'android'],
  [/\bcros\b|chrome ?os|chromebook/, 'chromeos'],
  [/macbook|imac\b|mac mini|mac pro|mac studio|macintosh|mac ?os|os x|^mac$/, 'macos'],
  [/\bwindows\b|\bwin(?:32|64|10|11)?\b|\bsurface\b/, 'windows'],
  [
    /galaxy|^samsung|^sm-[a-z]|\bpixel\b|redmi|xiaomi|\bpoco\b|^mi \d|oneplus|\boppo\b|\bvivo\b|realme|\bhonor\b|huawei/,
    'android',
  ],
  [/荣耀|华为|小米|红米|三星|一加|真我|\bmoto(?:rola)?\b|\bnexus\b|^(?:cph|rmx|v)\d{4}|^m2\d{3}/, 'android'],
  [/linux|ubuntu|debian|fedora/, 'linux'],
];

/**
 * The operating system that a device's text tells: a model, a system, or a browser's user agent. `undefined` where it tells none, as
 * `desktop` does. Phones of Huawei count as Android unless they say HarmonyOS: the model does not tell.
 */
export function operatingSystemOf(device: string): string | undefined {
  const text = device.trim().toLowerCase();
  return systems.find(([pattern]) => pattern.test(text))?.[1];
}
