package alo.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Who and what is in the demo.
final class DemoPlan {
  /// What somebody does, as `endpoints.json` calls it, and the set of permissions for it.
  enum Duty {
    AGENT("agent", "employee"),
    SUPERVISOR("supervisor", "manager");

    final String role;
    final String set;

    Duty(String role, String set) {
      this.role = role;
      this.set = set;
    }
  }

  /// A person of the demo.
  record Person(String name, String email, String extension, Duty duty, boolean inQueue) {}

  /// A tenant of the demo; the owner is its administrator.
  record Company(
      String company, String edge, String ownerName, String ownerEmail, List<Person> people) {}

  /// The password of everybody in the demo, on this machine only.
  static final String PASSWORD = "alo-demo";

  static final String PROVIDER_EMAIL = "provider@alo.test";
  static final String PROMPT_LANGUAGE = "vi";

  static final List<Company> COMPANIES =
      List.of(
          new Company(
              "Demo",
              "edge1",
              "Nguyễn Thị Mai",
              "admin@demo.test",
              List.of(
                  new Person("Trần Ngọc Ana", "ana@demo.test", "801", Duty.AGENT, true),
                  new Person("Lê Thanh Bình", "binh@demo.test", "802", Duty.AGENT, true),
                  new Person(
                      "Phạm Quốc Sơn", "supervisor@demo.test", "803", Duty.SUPERVISOR, false))),
          new Company(
              "Acme",
              "edge2",
              "Hoàng Văn Đức",
              "admin@acme.test",
              List.of(
                  new Person("Võ Kim Chi", "chi@acme.test", "801", Duty.AGENT, true),
                  new Person(
                      "Đỗ Minh Khoa", "supervisor@acme.test", "803", Duty.SUPERVISOR, false))));

  static final List<Map<String, Object>> CUSTOMERS =
      List.of(
          customer("Nguyễn Văn Á", "bác", "+84903123456", "Khách quen, máy giặt mua năm 2025"),
          customer("Trần Thị Bích Hằng", "cô", "+84912345678", "Đang chờ đổi phiếu bảo hành"),
          customer("Lê Hoàng Phúc", "anh", "+84386001234", ""),
          customer("Phạm Thu Trang", "chị", "+84978222333", "Gọi sau 17 giờ"),
          customer("Đặng Quốc Hùng", "chú", "+842839990001", "Đại lý quận 3"));

  private DemoPlan() {}

  /// The provider's numbers of an edge.
  static List<String> numbers(String edge) {
    String start = edge.equals("edge1") ? "+8424730001" : "+8428730002";
    return IntStream.rangeClosed(1, 20).mapToObj(i -> start + "%02d".formatted(i)).toList();
  }

  /// Hours, greeting with a menu (1 queue, 2 message, or an extension), then queue or message.
  static Map<String, Object> flow(String company, String queue) {
    return Map.of(
        "schema",
        1,
        "start",
        "hours",
        "nodes",
        Map.of(
            "hours",
            Map.of(
                "type",
                "hours",
                "zone",
                "Asia/Ho_Chi_Minh",
                "windows",
                List.of(always()),
                "holidays",
                List.of(),
                "open",
                "answer",
                "closed",
                "answer-closed"),
            "answer",
            Map.of("type", "answer", "next", "menu"),
            "menu",
            Map.of(
                "type",
                "menu",
                "prompt",
                text(
                    "Chào mừng quý khách đến với công ty %s. Bấm phím một để gặp nhân viên, phím hai để lại lời nhắn, hoặc bấm số máy lẻ."
                        .formatted(company)),
                "keys",
                Map.of("1", "queue", "2", "voicemail"),
                "extensionDigits",
                3,
                "waitSeconds",
                5,
                "attempts",
                2,
                "otherwise",
                "queue"),
            "queue",
            Map.of("type", "queue", "queue", queue, "waitSecondsMax", 25, "otherwise", "voicemail"),
            "answer-closed",
            Map.of("type", "answer", "next", "closed"),
            "closed",
            Map.of(
                "type", "say", "text", text("Hiện tại đã hết giờ làm việc."), "next", "voicemail"),
            "voicemail",
            Map.of(
                "type",
                "voicemail",
                "prompt",
                text("Xin quý khách để lại lời nhắn sau tiếng bíp."),
                "queue",
                queue,
                "secondsMax",
                60,
                "next",
                "bye"),
            "bye",
            Map.of("type", "hang-up")));
  }

  private static Map<String, Object> always() {
    return Map.of(
        "days",
        Set.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
        "from",
        "00:00:00",
        "to",
        "00:00:00");
  }

  private static Map<String, Object> text(String text) {
    return Map.of("type", "text", "text", text, "language", PROMPT_LANGUAGE);
  }

  private static Map<String, Object> customer(
      String name, String honorific, String phone, String notes) {
    return Map.of("name", name, "honorific", honorific, "phones", List.of(phone), "notes", notes);
  }
}
