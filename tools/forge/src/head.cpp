#include "head.h"

#include "figure.h"
#include "head_hair.h"

namespace jingluo::forge {

namespace {

/// Mirrored over the midline, so that the spline passes it level.
Spline even(const std::vector<std::array<double, 2>>& knots) {
    std::vector<double> at;
    std::vector<double> value;
    for (std::size_t i = knots.size(); i-- > 1;) {
        at.push_back(-knots[i][0]);
        value.push_back(knots[i][1]);
    }
    for (const auto& k : knots) {
        at.push_back(k[0]);
        value.push_back(k[1]);
    }
    return {at, value};
}

/// A lip: sections along x. Rows from the midline outwards: x, middle height, half height, front, back.
Sweep lip(const std::vector<std::array<double, 5>>& rows) {
    std::vector<Station> stations;
    const auto n = static_cast<int>(rows.size());
    for (int i = 1 - n; i < n; ++i) {
        const auto& r = rows[static_cast<std::size_t>(std::abs(i))];
        stations.push_back({i < 0 ? -r[0] : r[0], r[1], r[2], r[3], r[4], 0.45 * r[3] + 0.55 * r[4]});
    }
    return {Frame{Vec3{0.0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}}, stations};
}

}  // namespace

Head::Head() : eyeball_(0.0312, 1.5670, 0.0694) {
    neck_ = Sweep(Frame{}, {
                               // y    mid half   front   back    equator
                               {1.370, 0, 0.0520, 0.0200, -0.0850, -0.032},
                               {1.390, 0, 0.0470, 0.0205, -0.0765, -0.029},
                               {1.410, 0, 0.0430, 0.0230, -0.0720, -0.025},
                               {1.435, 0, 0.0420, 0.0280, -0.0640, -0.020},
                               {1.460, 0, 0.0422, 0.0330, -0.0580, -0.016},
                               {1.485, 0, 0.0445, 0.0350, -0.0560, -0.014},
                               {1.510, 0, 0.0465, 0.0320, -0.0600, -0.014},
                               {1.540, 0, 0.0460, 0.0220, -0.0660, -0.015},
                           });
    upper_lip_ = lip({{0.0000, 1.50720, 0.0046, 0.0975, 0.0850},
                      {0.0060, 1.50745, 0.0048, 0.0968, 0.0845},
                      {0.0130, 1.50690, 0.0043, 0.0930, 0.0810},
                      {0.0190, 1.50560, 0.0032, 0.0880, 0.0770},
                      {0.0240, 1.50360, 0.0014, 0.0795, 0.0710},
                      {0.0270, 1.50280, 0.0008, 0.0700, 0.0640}});
    lower_lip_ = lip({{0.0000, 1.49850, 0.0058, 0.0958, 0.0820},
                      {0.0060, 1.49860, 0.0057, 0.0952, 0.0815},
                      {0.0130, 1.49920, 0.0050, 0.0915, 0.0780},
                      {0.0190, 1.50060, 0.0036, 0.0862, 0.0740},
                      {0.0240, 1.50210, 0.0015, 0.0785, 0.0680},
                      {0.0270, 1.50250, 0.0008, 0.0690, 0.0620}});
    mouth_line_ = even({{0.0, 1.5030}, {0.006, 1.5032}, {0.013, 1.5034}, {0.020, 1.5030}, {0.0245, 1.5026}});
    upper_vermilion_ = even({{0.0, 1.5108},
                             {0.0025, 1.5113},
                             {0.0055, 1.5121},
                             {0.009, 1.5112},
                             {0.015, 1.5085},
                             {0.020, 1.5057},
                             {0.0245, 1.5028}});
    lower_vermilion_ =
        even({{0.0, 1.4932}, {0.006, 1.4935}, {0.012, 1.4953}, {0.018, 1.4983}, {0.0225, 1.5010}, {0.0245, 1.5024}});
    upper_lid_ = Spline({{0.0120, 1.5590},
                         {0.0140, 1.5625},
                         {0.0163, 1.5652},
                         {0.0190, 1.5676},
                         {0.0230, 1.5701},
                         {0.0290, 1.5715},
                         {0.0350, 1.5711},
                         {0.0400, 1.5695},
                         {0.0435, 1.5676},
                         {0.0460, 1.5640},
                         {0.0480, 1.5610}});
    lower_lid_ = Spline({{0.0120, 1.5670},
                         {0.0140, 1.5658},
                         {0.0163, 1.5646},
                         {0.0190, 1.5634},
                         {0.0240, 1.5618},
                         {0.0310, 1.5610},
                         {0.0370, 1.5618},
                         {0.0410, 1.5640},
                         {0.0435, 1.5668},
                         {0.0460, 1.5705},
                         {0.0480, 1.5735}});
    box_.add({0.0, 1.36, -0.10});
    box_.add({0.078, 1.685, 0.118});
    nose_box_.add({0.0, 1.515, 0.070});
    nose_box_.add({0.024, 1.585, 0.118});
    lip_box_.add({0.0, 1.485, 0.065});
    lip_box_.add({0.030, 1.518, 0.105});
    eye_box_.add({0.010, 1.549, 0.055});
    eye_box_.add({0.050, 1.584, 0.090});
}

double Head::skull(const Vec3& p) const {
    double d = mask_(p);
    // Under the jaw the mask ends at a plane from the chin back to below the angles and the mastoids.
    const double below = (1.4586 + (0.082 - p.z) * 0.378 - p.y) * 0.9354;
    d = blend_max(d, below, mix(0.036, 0.020, smooth_step(0.01, 0.075, p.z)));
    if (p.y < 1.57) {
        d = blend_min(d, neck_(p), 0.016);
        d = blend_min(d, round_cone(p, {0.0, 1.4775, 0.0660}, {0.0, 1.4720, 0.026}, 0.0150, 0.0200), 0.016);
        d = blend_min(d, round_cone(p, {0.0545, 1.5260, -0.020}, {0.0555, 1.540, -0.026}, 0.0070, 0.0090), 0.016);
    }
    return d;
}

double Head::with_nose(double d, const Vec3& p) const {
    if (nose_box_.outside(p) > 0.008) {
        return d;
    }
    // Pyramid and bridge run softly into the cheeks, tip and columella into both; the wings keep a groove against the
    // cheek and behind the tip. Then the nostrils are taken out.
    double n = round_cone(p, {0.0, 1.5760, 0.0822}, {0.0, 1.5440, 0.0995}, 0.0049, 0.0056);
    n = blend_min(n, round_cone(p, {0.0, 1.5680, 0.0745}, {0.0, 1.5385, 0.0875}, 0.0076, 0.0112), 0.012);
    n = blend_min(n, ellipsoid(p, {0.0, 1.5378, 0.1012}, {0.0088, 0.0076, 0.0090}), 0.010);
    d = blend_min(d, n, 0.010);
    d = blend_min(d, round_cone(p, {0.0, 1.5287, 0.0958}, {0.0, 1.5322, 0.1036}, 0.0030, 0.0035), 0.006);
    const double wing = round_cone(p, {0.0070, 1.5345, 0.1006}, {0.0124, 1.5328, 0.0905}, 0.0047, 0.0041);
    d = blend_min(d, wing, mix(0.0038, 0.0100, smooth_step(0.094, 0.104, p.z)));
    const Frame nostril{{0.0063, 1.5276, 0.0972}, {0.93, 0.0, 0.36756}, {0.0, 1.0, 0.0}, {-0.36756, 0.0, 0.93}};
    return blend_max(d, -ellipsoid(p, nostril, {0.0031, 0.0080, 0.0060}), 0.0020);
}

double Head::with_lips(double d, const Vec3& p) const {
    if (lip_box_.outside(p) > 0.008) {
        return d;
    }
    // The sections lean back towards the corners, so their measure overstates distances there.
    const double lean = 1.0 / (1.0 + 0.35 * smooth_step(0.004, 0.024, p.x));
    const double lips = blend_min(lean * upper_lip_(p), lean * lower_lip_(p), 0.0012);
    return blend_min(d, lips, 0.0045);
}

double Head::with_eye(double d, const Vec3& p) const {
    if (eye_box_.outside(p) > 0.006) {
        return d;
    }
    const Vec3 from = p - eyeball_;
    const double centre = std::sqrt(glm::dot(from, from));
    // The lids follow the ball; above they meet the socket in the lid's fold, below they run out into the cheek.
    const double shell = ellipsoid(p, eyeball_ + Vec3{0.0, 0.0003, 0.0}, {0.0150, 0.0134, 0.0136});
    d = blend_min(d, shell, mix(0.0075, 0.0016, smooth_step(1.562, 1.572, p.y)));
    const double above = p.y - upper_lid_(p.x);
    const double under = lower_lid_(p.x) - p.y;
    const double opening = std::max({0.8 * blend_max(above, under, 0.0004), 0.062 - p.z});
    d = blend_max(d, -opening, 0.0009);
    // The ball, its white drawn out to both corners, and the caruncle in the inner one.
    double ball = std::min(centre - eyeball_radius(), 0.02);
    ball = blend_min(ball, ellipsoid(p, eyeball_ + Vec3{-0.0005, -0.0012, -0.0012}, {0.0158, 0.0100, 0.0105}), 0.003);
    ball = blend_min(ball, ellipsoid(p, {0.0178, 1.5650, 0.0738}, {0.0020, 0.0017, 0.0020}), 0.0010);
    return blend_min(d, ball, 0.0005);
}

double Head::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.04) {
        return far;
    }
    const double d = skull(p);
    if (p.z < 0.045 || d > 0.05 || d < -0.03) {
        return d;
    }
    return with_eye(with_lips(with_nose(d, p), p), p);
}

double Head::lift(const Vec3& p) const {
    if (p.z < 0.06 || p.x > 0.03 || p.y < 1.488 || p.y > 1.520) {
        return 0.0;
    }
    // Vermilion border: a fine step with a rim, dying away towards the corners.
    const double share = smooth_step(0.0250, 0.0190, p.x);
    const double out = std::max(p.y - upper_vermilion_(p.x), lower_vermilion_(p.x) - p.y);
    return share * (0.00035 * smooth_step(0.0008, -0.0006, out) +
                    0.00020 * smooth_step(-0.0006, 0.0004, out) * smooth_step(0.0024, 0.0004, out));
}

std::vector<Stroke> Head::strokes(const Figure& whole) const {
    std::vector<Stroke> strokes;
    const auto behind = [&](double x, double y, double radius, double height) {
        return Stroke::Knot{whole.base_skin({x, y, -0.03}, {0, 0, -1}), radius, height};
    };

    const auto ridge = [&](const std::vector<Stroke::Knot>& knots) { strokes.emplace_back(knots); };
    const auto face = [&](double x, double y, double radius, double height) {
        return Stroke::Knot{whole.base_skin({x, y, 0.03}, {0, 0, 1}), radius, height};
    };
    const auto side = [&](double y, double z, double radius, double height) {
        return Stroke::Knot{whole.base_skin({0.01, y, z}, {1, 0, 0}), radius, height};
    };
    ridge({face(0.0, 1.5220, 0.0042, -0.0006), face(0.0, 1.5170, 0.0046, -0.0010),
           face(0.0, 1.5130, 0.0048, -0.0005)});  // philtrum
    ridge({face(0.0045, 1.5220, 0.0034, 0.0003), face(0.0055, 1.5130, 0.0036, 0.0005)});
    ridge({face(0.0248, 1.5027, 0.0040, -0.0004)});                                     // corner of the mouth
    ridge({face(0.012, 1.4885, 0.0090, -0.0006), face(0.0, 1.4870, 0.0095, -0.0012)});  // mentolabial sulcus
    ridge({face(0.0195, 1.5330, 0.0060, -0.0006), face(0.0240, 1.5220, 0.0090, -0.0010),
           face(0.0300, 1.5100, 0.0100, -0.0005)});  // nasolabial
    ridge({face(0.013, 1.5868, 0.0080, 0.0004), face(0.024, 1.5890, 0.0080, 0.0008),
           face(0.036, 1.5900, 0.0080, 0.0008), face(0.046, 1.5870, 0.0070, 0.0004)});  // brow
    ridge({side(1.5500, 0.052, 0.014, 0.0003), side(1.5545, 0.036, 0.012, 0.0006), side(1.5555, 0.020, 0.010, 0.0006),
           side(1.5560, 0.008, 0.010, 0.0)});  // zygomatic arch
    ridge({behind(0.0, 1.5510, 0.019, 0.0007), behind(0.014, 1.5500, 0.016, 0.0003),
           behind(0.032, 1.5480, 0.014, 0.0002),
           behind(0.045, 1.5450, 0.013, 0.0)});  // external occipital protuberance, nuchal line
    ridge({side(1.5250, 0.024, 0.018, 0.0006), side(1.5050, 0.020, 0.018, 0.0010),
           side(1.4930, 0.014, 0.015, 0.0008)});  // masseter, angle of the jaw
    ridge({side(1.5360, -0.008, 0.012, 0.0), side(1.5200, -0.0075, 0.013, -0.0018),
           side(1.5030, -0.0065, 0.013, -0.0020), side(1.4880, -0.0020, 0.012, 0.0)});  // behind the ramus

    return strokes;
}

double Head::edge_length(const Vec3& p) const {
    if (p.y < 1.36) {
        return kNoWish;
    }
    double e = kNoWish;
    const auto finer = [&](double length, double share) {
        if (share > 0.0) {
            e = std::min(e, mix(0.0096, length, share));
        }
    };
    const auto near = [&](const Vec3& at, const Vec3& half) {
        const Vec3 q = (p - at) / half;
        return smooth_step(1.6, 1.0, std::sqrt(glm::dot(q, q)));
    };
    finer(0.0056, smooth_step(1.36, 1.42, p.y));
    finer(0.0024, smooth_step(0.035, 0.060, p.z) * smooth_step(1.45, 1.47, p.y) * smooth_step(1.615, 1.595, p.y));
    finer(0.0008, near({0.030, 1.5665, 0.078}, {0.0165, 0.0085, 0.014}));     // lids
    finer(0.0008, near({0.0312, 1.5668, 0.0810}, {0.0056, 0.0046, 0.0050}));  // iris: its tones need the vertices
    finer(0.0013, near({0.0, 1.5025, 0.090}, {0.0255, 0.0105, 0.016}));       // lips
    finer(0.0011, near({0.0095, 1.5300, 0.0995}, {0.0090, 0.0060, 0.012}));   // nostrils and wings
    finer(0.0017, near({0.0, 1.5350, 0.105}, {0.020, 0.020, 0.020}));         // nose
    // Tones end where vertices do: brows and hairline need theirs close together.
    if (p.z > 0.04 && p.x > 0.008 && p.x < 0.054) {
        finer(0.0014, smooth_step(0.0085, 0.0050, std::abs(p.y - brow_height(p.x))));
    }
    if (p.y > 1.46) {
        finer(0.0022, smooth_step(0.010, 0.004, std::abs(above_hairline(p))));
    }
    return e;
}

}  // namespace jingluo::forge
