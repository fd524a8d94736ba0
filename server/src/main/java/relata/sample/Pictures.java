package relata.sample;

import java.util.List;
import org.springframework.stereotype.Component;
import relata.insight.reports.SharedDashboards;
import relata.insight.reports.SharedDashboards.Shown;
import relata.platform.Actor;

/** The dashboard that the head of marketing shares: what is sold, through which channels, to whom, and who comes back. */
@Component
class Pictures {

    private final SharedDashboards dashboards;

    Pictures(SharedDashboards dashboards) {
        this.dashboards = dashboards;
    }

    void hang(Scene scene) {
        dashboards.keep(
                Actor.SYSTEM,
                scene.employee("marketing1").id(),
                "Продажі",
                List.of(
                        new Shown(
                                "Виторг за місяцями й каналами", "Скільки приносить кожен канал", "order", """
                                {"groups": [{"by": "placedAt", "step": "month"}, {"by": "channel"}],
                                 "measures": [{"kind": "sum", "of": "totalReporting"}],
                                 "filter": "status != \\"cancelled\\"", "shape": "area"}
                                """, 12, 2),
                        new Shown(
                                "Які групи товарів купують",
                                "За кількістю позицій у замовленнях",
                                "orderLine",
                                """
                                {"groups": [{"by": "product.family"}],
                                 "measures": [{"kind": "sum", "of": "quantity"}, {"kind": "count", "show": "share"}],
                                 "sort": 0, "descending": true, "top": 8, "shape": "bar"}
                                """,
                                6,
                                2),
                        new Shown("Середній чек за кварталами", "Особи й організації", "order", """
                                {"groups": [{"by": "placedAt", "step": "quarter"}, {"by": "customer.kind"}],
                                 "measures": [{"kind": "median", "of": "totalReporting"}], "shape": "line"}
                                """, 6, 2),
                        new Shown("Хто повертається", "Клієнти за кварталом першої покупки", "order", """
                                {"groups": [{"by": "customer.orders.min(o, o.placedAt)", "step": "quarter"},
                                            {"by": "placedAt", "step": "quarter"}],
                                 "measures": [{"kind": "distinct", "of": "customer"}], "shape": "cohort"}
                                """, 6, 3),
                        new Shown("Клієнти за витратами", "Скільки людей у кожному діапазоні", "customer", """
                                {"groups": [{"by": "spent", "bounds": [0.01, 500, 1500, 5000, 15000]}, {"by": "kind"}],
                                 "measures": [{"kind": "count"}], "shape": "pivot"}
                                """, 6, 3)));
    }
}
