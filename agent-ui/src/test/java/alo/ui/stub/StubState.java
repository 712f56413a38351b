package alo.ui.stub;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.AgentView;
import alo.contract.agent.DepartmentView;
import alo.contract.agent.Presence;
import alo.contract.audit.AuditAct;
import alo.contract.audit.AuditEntry;
import alo.contract.calendar.CalendarView;
import alo.contract.customer.CustomerView;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowView;
import alo.contract.flow.Music;
import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.id.AgentId;
import alo.contract.id.CustomerId;
import alo.contract.id.DepartmentId;
import alo.contract.id.EdgeId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.contract.interaction.CallRecord;
import alo.contract.number.NumberFact;
import alo.contract.number.NumberKind;
import alo.contract.number.NumberView;
import alo.contract.queue.QueueBoard;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.contract.value.E164;
import alo.contract.value.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sample data as a Vietnamese company would have it.
final class StubState {
  static final QueueId SALES = new QueueId("q-sales");
  static final QueueId SUPPORT = new QueueId("q-support");
  static final FlowId MAIN = new FlowId("f1");
  static final E164 HOTLINE = new E164("+842873001000");
  static final List<String> CODES =
      List.of("Đã giải quyết", "Hẹn gọi lại", "Chuyển kỹ thuật", "Gọi nhầm");

  final List<AgentView> agents =
      new CopyOnWriteArrayList<>(
          List.of(
              agent("u-an", "Nguyễn Thị An", "101", Set.of(BuiltInSet.EMPLOYEE), false),
              agent("u-binh", "Phạm Văn Bình", "102", Set.of(BuiltInSet.EMPLOYEE), false),
              agent("u-cuong", "Đỗ Mạnh Cường", "103", Set.of(BuiltInSet.EMPLOYEE), true),
              agent(
                  "u-lan",
                  "Trần Ngọc Lan",
                  "110",
                  Set.of(BuiltInSet.EMPLOYEE, BuiltInSet.MANAGER),
                  false),
              agent("u-hoa", "Lê Thị Hoa", "120", Set.of(BuiltInSet.DIRECTOR), false)));

  final List<PermissionSetView> sets =
      new CopyOnWriteArrayList<>(
          Stream.concat(
                  Arrays.stream(BuiltInSet.values())
                      .map(s -> new PermissionSetView(s.id(), null, s.permissions(), true, 2)),
                  Stream.of(
                      new PermissionSetView(
                          new PermissionSetId("ps-quality"),
                          "Kiểm soát chất lượng",
                          EnumSet.of(
                              Permission.CALLS_SEE,
                              Permission.RECORDINGS_LISTEN,
                              Permission.AGENTS_SEE),
                          false,
                          0)))
              .toList());

  final List<QueueView> queues =
      new CopyOnWriteArrayList<>(
          List.of(
              new QueueView(SALES, "Kinh doanh", 20, 50, 30, CODES, true, null),
              new QueueView(SUPPORT, "Bảo hành", 25, 50, 60, CODES, true, null)));

  final List<DepartmentView> departments =
      List.of(
          new DepartmentView(new DepartmentId("d-2"), null, "Bán hàng", "Tìm khách", List.of(), 2),
          new DepartmentView(
              new DepartmentId("d-1"),
              new DepartmentId("d-2"),
              "Miền Bắc",
              null,
              List.of("Máy giặt", "Tủ lạnh"),
              1));

  final List<CalendarView> calendars = new CopyOnWriteArrayList<>();
  final List<NumberView> numbers =
      new CopyOnWriteArrayList<>(
          List.of(
              new NumberView(HOTLINE, "Tổng đài", MAIN, NumberKind.GEOGRAPHIC, "Hà Nội", List.of()),
              new NumberView(
                  new E164("+842873001001"),
                  "Bảo hành",
                  MAIN,
                  NumberKind.FREEPHONE,
                  null,
                  List.of(new NumberFact("Giờ mở cửa", "8:00-17:00")))));

  final List<FlowView> flows =
      new CopyOnWriteArrayList<>(
          List.of(new FlowView(MAIN, "Tổng đài", 3, document(), ago(86_400 * 3))));

  final List<AuditEntry> trail =
      List.of(
          new AuditEntry(
              2,
              ago(600),
              "u-hoa",
              "Lê Thị Hoa",
              AuditAct.QUEUE_CHANGE.word(),
              SALES.value(),
              "Bán hàng",
              List.of(
                  new AuditEntry.Change("ringSeconds", "15", "20"),
                  new AuditEntry.Change("wrapUpCodes", "[]", "[\"Hẹn gọi lại\"]")),
              "203.0.113.7",
              "Mozilla/5.0",
              "r-2"),
          new AuditEntry(
              1,
              ago(900),
              "u-lan",
              "Trần Ngọc Lan",
              AuditAct.CALL_READ.word(),
              "c-1",
              "+84903123456",
              List.of(),
              "203.0.113.8",
              null,
              "r-1"));

  volatile Music music = new Music(null);
  final List<PromptView> prompts =
      new CopyOnWriteArrayList<>(
          List.of(
              new PromptView(new PromptId("p1"), "Lời chào", "Xin chào quý khách", Language.VI, 6),
              new PromptView(new PromptId("p2"), "Ngoài giờ (phòng thu)", null, null, 12)));

  final List<CustomerView> customers =
      new CopyOnWriteArrayList<>(
          List.of(
              customer(
                  "c1",
                  "Nguyễn Văn Hùng",
                  "anh",
                  "Máy giặt Toshiba, bảo hành đến 03/2027. Gọi sau 9 giờ.",
                  "+84903123456",
                  "+842838221234"),
              customer("c2", "Trần Thị Mai", "cô", "Khách quen, hay mua trả góp.", "+84912345678"),
              customer("c3", "Lê Quang Đạo", "bác", null, "+84987654321"),
              customer("c4", "Phạm Thu Trang", "chị", "Giao hàng quận 7.", "+84868123123"),
              customer("c5", "Võ Thành Nam", "chú", null, "+84938777888")));

  final List<CallRecord> calls = new CopyOnWriteArrayList<>(StubCalls.all());

  final List<TenantView> tenants =
      new CopyOnWriteArrayList<>(
          List.of(
              new TenantView(
                  new TenantId("demo"),
                  "Điện máy Sài Gòn",
                  TenantState.ACTIVE,
                  new EdgeId("edge1"),
                  ago(86_400 * 40)),
              new TenantView(
                  new TenantId("hanoi"),
                  "Nội thất Hà Nội",
                  TenantState.ACTIVE,
                  new EdgeId("edge1"),
                  ago(86_400 * 12)),
              new TenantView(
                  new TenantId("cantho"),
                  "Nông sản Cần Thơ",
                  TenantState.SUSPENDED,
                  new EdgeId("edge2"),
                  ago(86_400 * 5),
                  new TenantView.Standing(
                      TenantState.SUSPENDED, "Chưa thanh toán tháng 10", ago(86_400), null))));

  final List<TenantView.EdgeView> edges =
      new CopyOnWriteArrayList<>(
          List.of(
              new TenantView.EdgeView(new EdgeId("edge1"), true, 4, 18_211),
              new TenantView.EdgeView(new EdgeId("edge2"), false, 2, 903)));

  void move(String id, String act) {
    TenantState to =
        switch (act) {
          case "suspend" -> TenantState.SUSPENDED;
          case "delete" -> TenantState.DELETING;
          case "close" -> TenantState.CLOSING;
          case "resume" -> TenantState.ACTIVE;
          default -> throw new IllegalArgumentException(act);
        };
    TenantView.Standing standing =
        to == TenantState.ACTIVE
            ? null
            : new TenantView.Standing(
                to,
                "Chưa thanh toán",
                ago(0),
                to == TenantState.CLOSING ? ago(-86_400 * 30) : null);
    tenants.replaceAll(
        t ->
            t.id().value().equals(id)
                ? new TenantView(t.id(), t.name(), to, t.homeEdge(), t.createdAt(), standing)
                : t);
  }

  List<AgentBoard> board() {
    return List.of(
        new AgentBoard(
            new AgentId("u-an"),
            "Nguyễn Thị An",
            "101",
            Presence.TALKING,
            null,
            ago(95),
            new InteractionId("edge1-live-1"),
            true,
            "LUNCH"),
        new AgentBoard(
            new AgentId("u-binh"),
            "Phạm Văn Bình",
            "102",
            Presence.READY,
            null,
            ago(240),
            null,
            true),
        new AgentBoard(
            new AgentId("u-cuong"),
            "Đỗ Mạnh Cường",
            "103",
            Presence.NOT_READY,
            "LUNCH",
            ago(1_500),
            null,
            true),
        new AgentBoard(
            new AgentId("u-lan"),
            "Trần Ngọc Lan",
            "110",
            Presence.WRAP_UP,
            null,
            ago(12),
            null,
            true),
        new AgentBoard(
            new AgentId("u-em"),
            "Bùi Thị Em",
            "104",
            Presence.LOGGED_OUT,
            null,
            ago(7_000),
            null,
            false));
  }

  List<QueueBoard> queueBoard() {
    return List.of(
        new QueueBoard(SALES, "Kinh doanh", 0, null, 1, 2, 4),
        new QueueBoard(SUPPORT, "Bảo hành", 3, ago(74), 0, 2, 3));
  }

  private static FlowDocument document() {
    return new FlowDocument(
        1,
        "answer",
        Map.of(
            "answer",
            new FlowNode.Answer("menu"),
            "menu",
            new FlowNode.Menu(
                new Prompt.Text(
                    "Xin chào, nhấn 1 gặp kinh doanh, nhấn 2 gặp bảo hành.", Language.VI),
                Map.of("1", "sales", "2", "support"),
                0,
                5,
                2,
                "bye"),
            "sales",
            new FlowNode.Queue(SALES, 120, "message"),
            "support",
            new FlowNode.Queue(SUPPORT, 120, "message"),
            "message",
            new FlowNode.Voicemail(
                new Prompt.Text("Xin để lại lời nhắn sau tiếng bíp.", Language.VI),
                SUPPORT,
                60,
                "bye"),
            "bye",
            new FlowNode.HangUp()));
  }

  private static AgentView agent(
      String id, String name, String extension, Set<BuiltInSet> sets, boolean invited) {
    return new AgentView(
        new AgentId(id),
        name,
        id.substring(2) + "@saigon-dienmay.example",
        extension,
        sets.stream().map(BuiltInSet::id).collect(Collectors.toSet()),
        List.of(SALES, SUPPORT),
        null,
        invited,
        false);
  }

  private static CustomerView customer(
      String id, String name, String honorific, String notes, String... phones) {
    return new CustomerView(
        new CustomerId(id),
        name,
        honorific,
        java.util.Arrays.stream(phones).map(E164::new).toList(),
        notes);
  }

  static Instant ago(long seconds) {
    return Instant.now().minusSeconds(seconds);
  }
}
