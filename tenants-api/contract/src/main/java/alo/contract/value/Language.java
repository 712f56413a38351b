package alo.contract.value;

/// A language that Alo speaks in prompts and shows on screens. On the wire: `vi`, `en`, `zh`.
public enum Language {
  VI,
  EN,
  ZH
}
