package alo.tenants.prober;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each operation is sent that takes a body: valid but for the one id that is put in somebody
/// else's place, so that nothing but this id can be the reason of a refusal.
final class Bodies {
  private static final String SET = "{'name':'{WORD}','permissions':['calls.see']}";
  private static final String AGENT =
      "{'name':'{WORD}','email':'{WORD}@probe.invalid','extension':'666',"
          + "'sets':['{PERMISSION_SET}'],'queues':['{QUEUE}'],'department':'{DEPARTMENT}'}";
  private static final String QUEUE =
      "{'name':'{WORD}','ringSeconds':15,'depthMax':5,'wrapUpSeconds':10,'wrapUpCodes':[],"
          + "'record':true,'music':'{PROMPT}'}";
  private static final String CALENDAR =
      "{'name':'{WORD}','zone':'Asia/Ho_Chi_Minh','periods':[],'holidays':[],'daysOff':[],"
          + "'makeUpDays':[]}";
  private static final String DEPARTMENT =
      "{'name':'{WORD}','products':[],'parent':'{DEPARTMENT}'}";
  private static final String CUSTOMER = "{'name':'{WORD}','phones':[]}";
  private static final String HOOK =
      "{'name':'{WORD}','url':'https://hook.invalid/','types':[],'active':false}";
  private static final String NUMBER = "{'label':'{WORD}','flow':'{FLOW}'}";
  private static final String ORDER = "{'number':'{NUMBER}','label':'{WORD}','flow':'{FLOW}'}";
  private static final String SHEET =
      "name,mail,extension,permissions\n{WORD},{WORD}@probe.invalid,667,{PERMISSION_SET}\n";
  private static final String DOCUMENT =
      "{'schema':1,'start':'a','nodes':{'a':{'type':'answer','next':'p'},"
          + "'p':{'type':'play','prompt':{'type':'stored','prompt':'{PROMPT}'},'next':'q'},"
          + "'q':{'type':'queue','queue':'{QUEUE}','waitSecondsMax':60,'otherwise':'o'},"
          + "'o':{'type':'hours','zone':'UTC','windows':[],'holidays':[],'open':'h','closed':'h',"
          + "'calendar':'{CALENDAR}'},'h':{'type':'hang-up'}}}";
  private static final String MOVE = "{'reason':'{WORD}'}";
  private static final String SIGN_UP =
      "{'company':'{WORD}','ownerName':'{WORD}','ownerEmail':'{WORD}@probe.invalid',"
          + "'language':'en'}";

  private static final Map<String, String> BY_OPERATION =
      Map.ofEntries(
          Map.entry("POST /api/v1/agents", AGENT),
          Map.entry("PUT /api/v1/agents/{id}", AGENT),
          Map.entry("POST /api/v1/agents/{id}/lock", MOVE),
          Map.entry("POST /api/v1/agents/{id}/reset", "{'what':'PASSWORD'}"),
          Map.entry("POST /api/v1/agents/imports", SHEET),
          Map.entry("PUT /api/v1/security", "{'secondFactor':'NOBODY'}"),
          Map.entry("POST /api/v1/permission-sets", SET),
          Map.entry("PUT /api/v1/permission-sets/{id}", SET),
          Map.entry("POST /api/v1/integrations", SET),
          Map.entry("PUT /api/v1/integrations/{id}", SET),
          Map.entry("POST /api/v1/queues", QUEUE),
          Map.entry("PUT /api/v1/queues/{id}", QUEUE),
          Map.entry("POST /api/v1/calendars", CALENDAR),
          Map.entry("PUT /api/v1/calendars/{id}", CALENDAR),
          Map.entry("POST /api/v1/departments", DEPARTMENT),
          Map.entry("PUT /api/v1/departments/{id}", DEPARTMENT),
          Map.entry("POST /api/v1/customers", CUSTOMER),
          Map.entry("PUT /api/v1/customers/{id}", CUSTOMER),
          Map.entry("POST /api/v1/prompts", "{'name':'{WORD}','text':'Hi','language':'en'}"),
          Map.entry("POST /api/v1/hooks", HOOK),
          Map.entry("PUT /api/v1/hooks/{id}", HOOK),
          Map.entry(
              "POST /api/v1/hooks/{id}/replays",
              "{'from':'2026-11-22T00:00:00Z','to':'2026-11-23T00:00:00Z'}"),
          Map.entry("POST /api/v1/numbers", ORDER),
          Map.entry("PUT /api/v1/numbers/{number}", NUMBER),
          Map.entry("PUT /api/v1/music", "{'prompt':'{PROMPT}'}"),
          Map.entry("POST /api/v1/flows", "{'name':'{WORD}','document':" + DOCUMENT + "}"),
          Map.entry("POST /api/v1/flows/validate", DOCUMENT),
          Map.entry("POST /api/v1/flows/{id}/versions", DOCUMENT),
          Map.entry("POST /api/v1/calls", "{'to':'0901234567','agent':'{AGENT}'}"),
          Map.entry("POST /api/v1/tickets", "{'purpose':'AGENT'}"),
          Map.entry("POST /api/v1/signups", SIGN_UP),
          Map.entry("POST /api/v1/signups/requests", SIGN_UP),
          Map.entry("POST /api/v1/signups/verify", "{'token':'{WORD}'}"),
          Map.entry("POST /api/v1/provider/tenants/{id}/suspend", MOVE),
          Map.entry("POST /api/v1/provider/tenants/{id}/close", MOVE),
          Map.entry(
              "POST /api/v1/provider/tenants/{id}/delete", "{'reason':'{WORD}','name':'{WORD}'}"),
          Map.entry("PUT /api/v1/provider/numbers/{number}", "{'kind':'MOBILE','region':'{WORD}'}"),
          Map.entry("POST /api/v1/provider/numbers", "{'numbers':['{NUMBER}'],'edge':'edge1'}"));

  /// In this order: what comes later refers to what came before.
  static final List<Thing> MADE =
      List.of(
          Thing.PROMPT,
          Thing.DEPARTMENT,
          Thing.CALENDAR,
          Thing.CUSTOMER,
          Thing.PERMISSION_SET,
          Thing.INTEGRATION,
          Thing.QUEUE,
          Thing.HOOK,
          Thing.FLOW);

  /// What a canary's first things are made of, where a body that attacks does not do.
  private static final Map<Thing, String> FIRST =
      Map.of(
          Thing.DEPARTMENT,
          "{'name':'{WORD}','products':['{WORD}']}",
          Thing.CUSTOMER,
          "{'name':'{WORD}','phones':['{PHONE}'],'notes':'{WORD}'}",
          // Works, so that nothing of it is refused for its state, and waits for what never comes.
          Thing.HOOK,
          "{'name':'{WORD}','url':'https://hook.invalid/','types':['message.left'],'active':true}");

  private Bodies() {}

  /// The body that makes a tenant's first thing of a kind.
  static String first(Thing thing) {
    String operation = "POST /api/v1/" + thing.collection();
    String body = FIRST.getOrDefault(thing, BY_OPERATION.getOrDefault(operation, ""));
    if (body.isEmpty()) {
      throw new IllegalStateException("No body is told for " + operation);
    }
    return body.replace('\'', '"');
  }

  /// A request's body for one more thing of a kind, so that its list has a second page.
  static String second(Thing thing, Map<Thing, String> things) {
    Map<Thing, String> renamed = new EnumMap<>(things);
    renamed.merge(Thing.WORD, " 2", String::concat);
    return filled(of("POST /api/v1/" + thing.collection()).orElseThrow(), renamed);
  }

  /// The body with a [Thing] at each of its places; empty if none is told for the operation.
  static Optional<String> of(String operation) {
    return Optional.ofNullable(BY_OPERATION.get(operation)).map(b -> b.replace('\'', '"'));
  }

  /// A body that makes a thing in a tenant whose things are meant.
  static String filled(String template, Map<Thing, String> things) {
    String filled = template;
    for (Map.Entry<Thing, String> one : things.entrySet()) {
      filled = filled.replace(one.getKey().place(), one.getValue());
    }
    return filled;
  }
}
